package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that says what it is told to, and remembers what it got. */
final class Vendor implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final String TOKEN = "kQ3vX9pLmZ7rT2wYbN4c";

  final ManualTimekeeper time = ManualTimekeeper.jumping(NOW);
  final MockWebServer server = new MockWebServer();
  final AcumbamailClient client;

  Vendor() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = builder().build();
  }

  AcumbamailClientBuilder builder() {
    return AcumbamailClient.builder()
        .credentials(CredentialsProvider.token(TOKEN))
        .baseUrl(server.url("/api/1/").toString())
        .timekeeper(time);
  }

  Vendor says(String json) {
    return says(200, json);
  }

  Vendor says(int status, String body) {
    return says(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", body.startsWith("{") ? "application/json" : "text/html")
            .body(body)
            .build());
  }

  Vendor says(MockResponse answer) {
    server.enqueue(answer);
    return this;
  }

  /** The next request, which must call this function with these fields, in this order. */
  void got(String function, String... namesAndValues) {
    RecordedRequest request = next();
    assertThat(request.getMethod() + " " + request.getTarget())
        .isEqualTo("POST /api/1/" + function + "/");
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    Map<String, String> fields = fields(request);
    assertThat(fields.remove("auth_token")).isEqualTo(TOKEN);
    assertThat(fields.remove("response_type")).isEqualTo("json");
    var expected = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      expected.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    assertThat(fields).containsExactlyEntriesOf(expected);
  }

  static Map<String, String> fields(RecordedRequest request) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : request.getBody().utf8().split("&")) {
      int equals = pair.indexOf('=');
      fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  RecordedRequest next() {
    try {
      RecordedRequest request = server.takeRequest(2, TimeUnit.SECONDS);
      assertThat(request).as("a request").isNotNull();
      return request;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int requests() {
    return server.getRequestCount();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
