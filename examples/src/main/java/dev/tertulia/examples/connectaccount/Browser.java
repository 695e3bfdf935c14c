package dev.tertulia.examples.connectaccount;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A person at the Sandbox's authorization page, who agrees to everything. */
final class Browser {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Teller teller;

  Browser(Teller teller) {
    this.teller = teller;
  }

  void open(URI page) throws IOException, InterruptedException {
    HttpResponse<String> consent = get(page);
    teller.say(
        "GET %s answers %d: sent on to the redirect page", page.getPath(), consent.statusCode());
    String target = consent.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> back = get(URI.create(target));
    teller.say("GET %s answers %d", URI.create(target).getPath(), back.statusCode());
  }

  private HttpResponse<String> get(URI page) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
  }
}
