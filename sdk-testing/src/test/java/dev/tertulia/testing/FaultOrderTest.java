package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultOrderTest {
  private static final String SEND = "send-a-new-message";

  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void anOrderIsUsedOnceAndOnlyForItsOperation() throws Exception {
    sandbox.next(SEND).says(503);

    assertThat(caller.get("/contacts/" + ana).status()).isEqualTo(200);
    assertThat(send().status()).isEqualTo(503);
    assertThat(send().status()).isEqualTo(200);
    assertThat(highLevel.messagesWith(ana)).hasSize(1);
    assertThat(sandbox.received(SEND)).hasSize(2);
  }

  @Test
  void ordersAreUsedInTheOrderTheyWerePlaced() throws Exception {
    sandbox.next(SEND).times(2).says(500);
    sandbox.next(SEND).says(502);

    assertThat(send().status()).isEqualTo(500);
    assertThat(send().status()).isEqualTo(500);
    assertThat(send().status()).isEqualTo(502);
    assertThat(send().status()).isEqualTo(200);
  }

  @Test
  void aRefusalIsWordedAsTheServiceWordsItsOwn() throws Exception {
    sandbox.next(SEND).says(429, Map.of("Retry-After", "3"));

    var answer = send();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.at("message").asText()).isEqualTo("Too Many Requests");
    assertThat(answer.at("traceId").asText()).isNotBlank();
    assertThat(answer.header("Retry-After")).isEqualTo("3");
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("100");
  }

  @Test
  void aGatewayAnswersInHtmlOrWithNothing() throws Exception {
    sandbox.next(SEND).saysHtml(502);
    sandbox.next(SEND).answersEmpty(201);
    sandbox.next(SEND).says(200, "not json", "text/plain");

    var html = send();
    var empty = send();
    var text = send();

    assertThat(html.status()).isEqualTo(502);
    assertThat(html.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
    assertThat(html.text()).startsWith("<html>");
    assertThat(empty.status()).isEqualTo(201);
    assertThat(empty.bytes()).isEmpty();
    assertThat(text.text()).isEqualTo("not json");
    assertThat(highLevel.messagesWith(ana)).isEmpty();
  }

  @Test
  void anAnswerCutShortHasHadItsEffect() {
    sandbox.next(SEND).cutsTheAnswer();

    assertThatThrownBy(this::send).isInstanceOf(IOException.class);

    assertThat(highLevel.messagesWith(ana)).hasSize(1);
  }

  @Test
  void aSlowAnswerHasHadItsEffectLongBefore() {
    sandbox.next(SEND).isSlow(Duration.ofMinutes(10));

    assertThatThrownBy(this::sendWithoutPatience).isInstanceOf(HttpTimeoutException.class);

    assertThat(highLevel.messagesWith(ana)).hasSize(1);
  }

  @Test
  void aSlowAnswerComesInTheEnd() throws Exception {
    sandbox.next(SEND).isSlow(Duration.ofMillis(1));

    assertThat(send().status()).isEqualTo(200);
  }

  @Test
  void aStalledRequestIsNeverAnswered() {
    sandbox.next(SEND).stalls();
    sandbox.next(SEND).stallsAfterRequest();

    assertThatThrownBy(this::sendWithoutPatience).isInstanceOf(HttpTimeoutException.class);
    assertThat(highLevel.messagesWith(ana)).isEmpty();
    assertThatThrownBy(this::sendWithoutPatience).isInstanceOf(HttpTimeoutException.class);
    assertThat(highLevel.messagesWith(ana)).hasSize(1);
  }

  @Test
  void anOrderForNothingIsRefused() {
    assertThatThrownBy(() -> sandbox.next("send-message"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected the id of an operation, such as send-a-new-message, found send-message");
    assertThat(sandbox.operations()).contains(SEND, "put-media").doesNotContain("send-message");
    assertThatThrownBy(() -> sandbox.received("send-message"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sandbox.next(SEND).times(0))
        .hasMessage("expected at least 1 request, found 0");
  }

  private Caller.Answer send() throws IOException, InterruptedException {
    return caller.post("/conversations/messages", "type", "SMS", "contactId", ana, "message", "Hi");
  }

  private void sendWithoutPatience() throws IOException, InterruptedException {
    String body = "{\"type\":\"SMS\",\"contactId\":\"" + ana + "\",\"message\":\"Hi\"}";
    var request =
        HttpRequest.newBuilder(URI.create(highLevel.url() + "/conversations/messages"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .timeout(Duration.ofMillis(300));
    caller.headers().forEach(request::header);
    caller.http().send(request.build(), BodyHandlers.ofString());
  }
}
