package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
  private final Sandbox sandbox = Sandbox.start();
  private final Caller caller = Caller.of(sandbox.highLevel());
  private final String ana =
      sandbox
          .highLevel()
          .contact("Ana García")
          .phone("+34600000001")
          .email("ana@example.com")
          .add();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aMessageSentIsStoredAndRemembered() throws Exception {
    var answer =
        caller.post("/conversations/messages", "type", "SMS", "contactId", ana, "message", "Hello");

    assertThat(answer.status()).isEqualTo(200);
    String id = answer.at("messageId").asText();
    assertThat(sandbox.highLevel().message(id).at("body").asText()).isEqualTo("Hello");
    var request = sandbox.received("send-a-new-message").get(0);
    assertThat(request.method() + ' ' + request.path()).isEqualTo("POST /conversations/messages");
    assertThat(request.json().at("message").asText()).isEqualTo("Hello");
    assertThat(request.header("version")).isEqualTo("2021-07-28");
  }

  @Test
  void bothServicesLiveBesideEachOther() throws Exception {
    var highLevel = caller.post("/api/2/getLists/");
    var acumbamail = caller.post("/api/1/getLists/");

    assertThat(highLevel.at("statusCode").asLong()).isEqualTo(404);
    assertThat(acumbamail.text()).isEqualTo("Unauthorized");
    assertThat(sandbox.operations()).contains("send-a-new-message", "sendSMS");
    assertThat(sandbox.received()).hasSize(2);
  }

  @Test
  void anAnswerLostAfterTheRequestLeavesTheMessageBehind() {
    sandbox.next("send-a-new-message").dropsAfterRequest();

    assertThatThrownBy(
            () ->
                caller.post(
                    "/conversations/messages", "type", "SMS", "contactId", ana, "message", "Hi"))
        .isInstanceOf(IOException.class);

    assertThat(sandbox.highLevel().messagesWith(ana)).hasSize(1);
    assertThat(sandbox.received("send-a-new-message")).hasSize(1);
  }

  @Test
  void aRequestDroppedWithoutEffectLeavesNothingBehind() {
    sandbox.next("send-a-new-message").dropsWithoutEffect();

    assertThatThrownBy(
            () ->
                caller.post(
                    "/conversations/messages", "type", "SMS", "contactId", ana, "message", "Hi"))
        .isInstanceOf(IOException.class);

    assertThat(sandbox.highLevel().messagesWith(ana)).isEmpty();
    assertThat(sandbox.received("send-a-new-message")).hasSize(1);
  }
}
