package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that says what it is told to, and remembers what it got. */
final class Vendor implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  final ManualTimekeeper time = ManualTimekeeper.jumping(NOW);
  final MockWebServer server = new MockWebServer();
  final ConversationsClient client;

  Vendor() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = builder().build();
  }

  ConversationsClientBuilder builder() {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token("pit-1"))
        .location("loc1")
        .baseUrl(server.url("/").toString())
        .timekeeper(time);
  }

  Vendor says(String json) {
    return says(200, json);
  }

  Vendor says(int status, String json) {
    return says(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(json)
            .build());
  }

  Vendor says(MockResponse answer) {
    server.enqueue(answer);
    return this;
  }

  /** The next request, which must be this one, for this version, with the token. */
  RecordedRequest got(String requestLine, String version) {
    RecordedRequest request = next();
    assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(requestLine);
    assertThat(request.getHeaders().get("Version")).isEqualTo(version);
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer pit-1");
    return request;
  }

  /** The same, with a body of that JSON. */
  void got(String requestLine, String version, String json) {
    RecordedRequest request = got(requestLine, version);
    assertThat(request.getBody()).isNotNull();
    assertThat(JsonValue.parse(request.getBody().utf8()).json())
        .isEqualTo(JsonValue.parse(json).json());
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

  void gotNothingMore() {
    assertThat(server.getRequestCount()).isZero();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
