package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulingTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana =
      highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aScheduledMessageLeavesWhenItsTimeHasCome() throws Exception {
    String id = schedule("SMS").at("messageId").asText();
    String conversation = highLevel.conversationWith(ana);

    time.advance(Duration.ofMinutes(59));
    String before = highLevel.message(id).at("status").asText();
    boolean mentioned = !highLevel.conversation(conversation).at("lastMessageBody").isMissing();
    time.advance(Duration.ofMinutes(2));

    assertThat(before).isEqualTo("scheduled");
    assertThat(mentioned).isFalse();
    assertThat(highLevel.message(id).at("status").asText()).isEqualTo("delivered");
    assertThat(highLevel.message(id).at("dateUpdated").asText())
        .isEqualTo("2026-11-22T13:00:00.000Z");
    assertThat(highLevel.conversation(conversation).at("lastMessageBody").asText())
        .isEqualTo("Hello");
  }

  @Test
  void aScheduledMessageIsTakenBackInTime() throws Exception {
    String id = schedule("SMS").at("messageId").asText();

    var cancelled = caller.delete("/conversations/messages/" + id + "/schedule");
    time.advance(Duration.ofHours(2));

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.at("status").asLong()).isEqualTo(200);
    assertThat(highLevel.message(id).isMissing()).isTrue();
    assertThat(caller.delete("/conversations/messages/" + id + "/schedule").status())
        .isEqualTo(404);
  }

  @Test
  void aMessageThatHasLeftIsNotTakenBack() throws Exception {
    String id = schedule("SMS").at("messageId").asText();
    time.advance(Duration.ofHours(1));

    var late = caller.delete("/conversations/messages/" + id + "/schedule");

    assertThat(late.status()).isEqualTo(400);
    assertThat(late.at("status").asLong()).isEqualTo(400);
    assertThat(late.at("message").asText()).isEqualTo("Failed cancel the scheduled message");
    assertThat(late.json().asMap()).doesNotContainKey("statusCode");
    assertThat(highLevel.message(id).at("status").asText()).isEqualTo("delivered");
  }

  @Test
  void anEmailIsTakenBackByItsOwnIdOnly() throws Exception {
    var scheduled = schedule("Email");
    String message = scheduled.at("messageId").asText();
    String email = scheduled.at("emailMessageId").asText();

    assertThat(highLevel.email(email).at("status").asText()).isEqualTo("scheduled");
    assertThat(caller.delete("/conversations/messages/" + message + "/schedule").status())
        .isEqualTo(404);
    assertThat(caller.delete("/conversations/messages/email/" + message + "/schedule").status())
        .isEqualTo(404);
    assertThat(highLevel.message(message).isMissing()).isFalse();
    assertThat(caller.delete("/conversations/messages/email/" + email + "/schedule").status())
        .isEqualTo(200);
    assertThat(highLevel.message(message).isMissing()).isTrue();
    assertThat(highLevel.email(email).isMissing()).isTrue();
  }

  @Test
  void anEmailThatLeavesIsSent() throws Exception {
    var scheduled = schedule("Email");
    time.advance(Duration.ofHours(1));

    assertThat(highLevel.message(scheduled.at("messageId").asText()).at("status").asText())
        .isEqualTo("sent");
    assertThat(highLevel.email(scheduled.at("emailMessageId").asText()).at("status").asText())
        .isEqualTo("sent");
  }

  private Caller.Answer schedule(String type) throws Exception {
    long inAnHour = time.now().plus(Duration.ofHours(1)).getEpochSecond();
    return caller.post(
        "/conversations/messages",
        "type",
        type,
        "contactId",
        ana,
        "message",
        "Hello",
        "scheduledTimestamp",
        inAnHour);
  }
}
