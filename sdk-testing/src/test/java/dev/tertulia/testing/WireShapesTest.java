package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shapes that were recorded, where they differ from what the documents promise. */
class WireShapesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");
  private final Sandbox sandbox =
      Sandbox.builder().timekeeper(ManualTimekeeper.startingAt(NOON)).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana = highLevel.contact("Ana García").phone("+34600000001").add();
  private final String message = highLevel.receives(ana, "SMS", "Hello?");
  private final String conversation = highLevel.conversationWith(ana);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void messagesAreNestedInMessages() throws Exception {
    JsonValue body = caller.get("/conversations/" + conversation + "/messages").json();

    assertThat(body.asMap().keySet()).containsExactly("messages", "traceId");
    JsonValue envelope = body.at("messages");
    assertThat(envelope.asMap().keySet()).containsExactly("lastMessageId", "nextPage", "messages");
    assertThat(envelope.at("messages").at(0).at("dateAdded").json())
        .isEqualTo("\"2026-11-22T12:00:00.250Z\"");
    assertThat(envelope.at("messages").at(0).at("type").json()).isEqualTo("2");
    assertThat(envelope.at("messages").at(0).at("messageType").asText()).isEqualTo("TYPE_SMS");
  }

  @Test
  void aMessageIsWrappedInMessage() throws Exception {
    JsonValue body = caller.get("/conversations/messages/" + message).json();

    assertThat(body.asMap().keySet()).containsExactly("message", "traceId");
    assertThat(body.at("message").at("id").asText()).isEqualTo(message);
  }

  @Test
  void aConversationByIdHasNumbersForTypesAndAStampForItsDate() throws Exception {
    JsonValue body = caller.get("/conversations/" + conversation).json();

    assertThat(body.at("type").json()).isEqualTo("1");
    assertThat(body.at("lastMessageType").json()).isEqualTo("2");
    assertThat(body.at("messageTypes").json()).isEqualTo("[2]");
    assertThat(body.at("lastMessageDate").json())
        .isEqualTo("{\"seconds\":" + NOON.getEpochSecond() + ",\"nanoseconds\":250000000}");
    assertThat(body.asMap()).doesNotContainKeys("inbox", "unreadCount");
  }

  @Test
  void aConversationFoundHasTextsForTypesAndMillisecondsForDates() throws Exception {
    JsonValue body = caller.get("/conversations/search?locationId=" + highLevel.location()).json();

    JsonValue found = body.at("conversations").at(0);
    assertThat(body.at("total").json()).isEqualTo("1");
    assertThat(found.at("type").asText()).isEqualTo("TYPE_PHONE");
    assertThat(found.at("lastMessageType").asText()).isEqualTo("TYPE_SMS");
    assertThat(found.at("lastMessageDate").json()).isEqualTo("" + NOON.toEpochMilli());
    assertThat(found.at("sort").json()).isEqualTo("[" + NOON.toEpochMilli() + "]");
    assertThat(found.at("unreadCount").json()).isEqualTo("1");
    assertThat(found.at("fullName").asText()).isEqualTo("Ana García");
  }

  @Test
  void anUpdatedConversationHasTextsForDatesAndANumberForItsType() throws Exception {
    JsonValue body =
        caller
            .put(
                "/conversations/" + conversation,
                "locationId",
                highLevel.location(),
                "unreadCount",
                0)
            .json();

    JsonValue told = body.at("conversation");
    assertThat(body.at("success").asBoolean()).isTrue();
    assertThat(told.at("lastMessageDate").json()).isEqualTo("\"2026-11-22T12:00:00.250Z\"");
    assertThat(told.at("lastMessageType").json()).isEqualTo("2");
    assertThat(told.asMap()).doesNotContainKeys("inbox", "unreadCount");
    assertThat(highLevel.conversation(conversation).at("unreadCount").asLong()).isZero();
  }

  @Test
  void feedbackIsAWordSinceTheNewestVersionAndWasAnObject() throws Exception {
    String path = "/conversations/" + conversation;
    Object[] word = {"locationId", highLevel.location(), "feedback", "positive"};
    Object[] object = {"locationId", highLevel.location(), "feedback", JsonValue.object("a", 1)};

    assertThat(caller.version("v3").put(path, word).status()).isEqualTo(200);
    assertThat(caller.version("v3").put(path, object).status()).isEqualTo(422);
    assertThat(caller.put(path, word).status()).isEqualTo(422);
    assertThat(caller.put(path, object).status()).isEqualTo(200);
  }

  @Test
  void aContactHasOneConversationAndItsPathKeepsItsSlash() throws Exception {
    String luis = highLevel.contact("Luis Pérez").email("luis@example.com").add();
    Object[] body = {"locationId", highLevel.location(), "contactId", luis};

    var created = caller.post("/conversations/", body);
    var again = caller.post("/conversations/", body);
    var withoutSlash = caller.post("/conversations", body);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("conversation").at("dateAdded").json())
        .isEqualTo("\"2026-11-22T12:00:00.250Z\"");
    assertThat(again.status()).isEqualTo(400);
    assertThat(withoutSlash.status()).isEqualTo(404);
    assertThat(withoutSlash.at("message").asText())
        .isEqualTo("POST /conversations is not in the Sandbox's table of operations");
  }

  @Test
  void aDeletedConversationIsGoneWithItsMessages() throws Exception {
    var deleted = caller.delete("/conversations/" + conversation);

    assertThat(deleted.json().at("success").asBoolean()).isTrue();
    assertThat(caller.get("/conversations/" + conversation).status()).isEqualTo(404);
    assertThat(highLevel.message(message).isMissing()).isTrue();
  }

  @Test
  void sandboxesStartedAlikeAnswerAlike() {
    try (Sandbox other = Sandbox.builder().timekeeper(ManualTimekeeper.startingAt(NOON)).start()) {
      String same = other.highLevel().contact("Ana García").phone("+34600000001").add();

      assertThat(same).isEqualTo(ana).matches("[A-Za-z0-9]{20}");
      assertThat(other.highLevel().token()).isEqualTo(highLevel.token());
    }
  }
}
