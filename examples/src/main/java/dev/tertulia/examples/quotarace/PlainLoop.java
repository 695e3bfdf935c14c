package dev.tertulia.examples.quotarace;

import dev.tertulia.core.Lane;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What most programs do: send, and on a 429 wait a little longer each time. */
class PlainLoop implements Contender {
  private static final int TOO_MANY = 429;

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final Duration firstPause;

  PlainLoop(HighLevelSandbox location, String conversation, Duration firstPause) {
    this.firstPause = firstPause;
    this.request =
        HttpRequest.newBuilder(URI.create(location.url() + "/conversations/" + conversation))
            .header("Authorization", "Bearer " + location.token())
            .header("Version", "2021-04-15")
            .build();
  }

  @Override
  public String name() {
    return "retry on 429";
  }

  @Override
  public void request(Lane lane) throws IOException, InterruptedException {
    long pause = firstPause.toMillis();
    while (send() == TOO_MANY) {
      var over = new CountDownLatch(1);
      if (over.await(pause, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts this down");
      }
      pause = Math.min(2 * pause, 8 * firstPause.toMillis());
    }
  }

  final int send() throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {}
}
