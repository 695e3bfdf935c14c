package dev.tertulia.testing.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/**
 * What is to happen to the next request for an operation, instead of what should.
 *
 * <p>An order is placed by its verb and used up by one request, or by as many as {@link #times}
 * says. Several orders for one operation are used in the order they were placed. Only {@link
 * #dropsAfterRequest}, {@link #isSlow}, {@link #stallsAfterRequest} and {@link #cutsTheAnswer}
 * carry the request out; the others leave the service as it was.
 *
 * <pre>{@code
 * sandbox.next("send-a-new-message").dropsAfterRequest();   // stored, the answer lost
 * sandbox.next("search-conversation").times(2).says(503);
 * sandbox.next("get-message").says(429, Map.of("Retry-After", "3"));
 * }</pre>
 */
public final class FaultOrder {
  private final Consumer<Fault> placed;
  private int times = 1;

  FaultOrder(Consumer<Fault> placed) {
    this.placed = placed;
  }

  /** Lets the order that follows stand for that many requests. */
  public FaultOrder times(int requests) {
    if (requests < 1) {
      throw new IllegalArgumentException("expected at least 1 request, found " + requests);
    }
    times = requests;
    return this;
  }

  /**
   * Carries the request out, then closes the connection without a word: the effect is there, the
   * answer is lost.
   */
  public void dropsAfterRequest() {
    place(
        exchange -> {
          exchange.carryOut();
          return closed();
        });
  }

  /** Reads the request and closes the connection without a word; nothing is carried out. */
  public void dropsWithoutEffect() {
    place(exchange -> closed());
  }

  /** Refuses with that status, worded as the service words its refusals. */
  public void says(int status) {
    place(exchange -> Exchange.written(exchange.refusal(status)));
  }

  /**
   * Refuses with that status, worded as the service words its refusals, with these headers besides.
   */
  public void says(int status, Map<String, String> headers) {
    var more = Map.copyOf(headers);
    place(
        exchange -> {
          Reply reply = exchange.refusal(status);
          for (var header : more.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
          }
          return Exchange.written(reply);
        });
  }

  /** Answers exactly this, as something in front of the service would. */
  public void says(int status, String body, String contentType) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    place(exchange -> Exchange.written(Reply.bytes(status, contentType, bytes)));
  }

  /** Answers with a page of HTML, as a gateway does. */
  public void saysHtml(int status) {
    says(
        status,
        "<html><head><title>"
            + status
            + "</title></head><body><h1>Error "
            + status
            + "</h1></body></html>",
        "text/html; charset=UTF-8");
  }

  /** Answers with that status and nothing else. */
  public void answersEmpty(int status) {
    place(exchange -> Exchange.written(Reply.empty(status)));
  }

  /** Carries the request out and holds its answer back for that long, of real time. */
  public void isSlow(Duration delay) {
    Objects.requireNonNull(delay);
    place(
        exchange ->
            Exchange.written(exchange.carryOut())
                .headersDelay(delay.toNanos(), TimeUnit.NANOSECONDS));
  }

  /**
   * Carries the request out, announces the whole answer, sends half of it and closes the
   * connection.
   */
  public void cutsTheAnswer() {
    place(
        exchange ->
            Exchange.written(exchange.carryOut()).onResponseBody(new SocketEffect.CloseSocket()));
  }

  /** Carries nothing out and never answers, until the client gives up or the Sandbox is closed. */
  public void stalls() {
    place(exchange -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
  }

  /**
   * Carries the request out and never answers, until the client gives up or the Sandbox is closed.
   */
  public void stallsAfterRequest() {
    place(
        exchange -> {
          exchange.carryOut();
          return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
        });
  }

  private void place(Fault fault) {
    for (int i = 0; i < times; i++) {
      placed.accept(fault);
    }
  }

  private static MockResponse.Builder closed() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
  }
}
