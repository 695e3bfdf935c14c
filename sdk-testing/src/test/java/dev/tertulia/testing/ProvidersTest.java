package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a conversation provider tells the service. */
class ProvidersTest {
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
  void anInboundMessageIsOutboundUnlessItSaysOtherwise() throws Exception {
    JsonValue silent = inbound("type", "SMS", "contactId", ana, "message", "1").json();
    JsonValue said =
        inbound("type", "SMS", "contactId", ana, "message", "2", "direction", "inbound").json();

    assertThat(silent.at("success").asBoolean()).isTrue();
    assertThat(direction(silent)).isEqualTo("outbound");
    assertThat(direction(said)).isEqualTo("inbound");
    assertThat(said.at("dateAdded").asText()).isEqualTo("2026-11-22T12:00:00.000Z");
  }

  @Test
  void aCustomMessageWithoutProviderIsCreatedAndNotStored() throws Exception {
    var answer = inbound("type", "Custom", "contactId", ana, "message", "Hello");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.bytes()).isEmpty();
    assertThat(highLevel.messagesWith(ana)).isEmpty();
  }

  @Test
  void aProviderNobodyKnowsIsAFailureOfTheServer() throws Exception {
    var answer =
        inbound(
            "type", "Custom", "contactId", ana, "conversationProviderId", "nobody", "message", "x");
    var found = caller.get("/conversations/search?locationId=" + highLevel.location());

    assertThat(answer.status()).isEqualTo(500);
    assertThat(found.at("total").asLong()).isZero();
  }

  @Test
  void anInboundMessageNeedsAContactOrAConversation() throws Exception {
    String conversation = highLevel.conversationWith(ana);

    assertThat(inbound("type", "SMS", "message", "x").status()).isEqualTo(422);
    assertThat(inbound("type", "SMS", "conversationId", conversation, "message", "x").status())
        .isEqualTo(200);
  }

  @Test
  void aCustomEmailIsThreadedUnderTheOneItAnswers() throws Exception {
    String provider = highLevel.provider("Custom");
    Object[] first = {
      "type",
      "Custom",
      "contactId",
      ana,
      "conversationProviderId",
      provider,
      "subject",
      "Order",
      "html",
      "<b>Hi</b>",
      "direction",
      "inbound",
      "altId",
      "alt-1"
    };
    JsonValue opened = inbound(first).json();
    String email = opened.at("emailMessageId").asText();
    JsonValue answered =
        inbound(
                "type",
                "Email",
                "contactId",
                ana,
                "message",
                "Yes",
                "emailMessageId",
                email,
                "direction",
                "inbound")
            .json();

    JsonValue one = highLevel.email(email);
    JsonValue two = highLevel.email(answered.at("emailMessageId").asText());
    assertThat(one.at("altId").asText()).isEqualTo("alt-1");
    assertThat(one.at("from").asText()).isEqualTo("ana@example.com");
    assertThat(two.at("threadId")).isEqualTo(one.at("threadId"));
  }

  @Test
  void aCallIsLoggedOnlyForANumberThatIsKnown() throws Exception {
    String provider = highLevel.provider("Call");
    String conversation = highLevel.conversationWith(ana);
    String path = "/conversations/messages/outbound";
    JsonValue known = JsonValue.object("to", "+34600000001", "from", "+34900", "status", "busy");
    JsonValue unknown = JsonValue.object("to", "+34600000002");

    var logged =
        caller.post(
            path,
            "type",
            "Call",
            "conversationId",
            conversation,
            "conversationProviderId",
            provider,
            "call",
            known);
    var refused =
        caller.post(
            path,
            "type",
            "Call",
            "conversationId",
            conversation,
            "conversationProviderId",
            provider,
            "call",
            unknown);
    var sms =
        caller.post(
            path,
            "type",
            "SMS",
            "conversationId",
            conversation,
            "conversationProviderId",
            provider);

    JsonValue message = highLevel.message(logged.at("messageId").asText());
    assertThat(message.at("messageType").asText()).isEqualTo("TYPE_CUSTOM_CALL");
    assertThat(message.at("type").asLong()).isEqualTo(34);
    assertThat(message.at("status").asText()).isEqualTo("busy");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(sms.status()).isEqualTo(422);
  }

  @Test
  void aStatusComesTooEarlyUntilTheProviderHasTheMessage() throws Exception {
    highLevel.provider("SMS");
    String id = send();

    var early = caller.put("/conversations/messages/" + id + "/status", "status", "read");
    time.advance(Duration.ofSeconds(5));
    var later = caller.put("/conversations/messages/" + id + "/status", "status", "read");

    assertThat(early.status()).isEqualTo(403);
    assertThat(early.at("message").asText())
        .isEqualTo("No conversation provider found for this message");
    assertThat(later.status()).isEqualTo(200);
    assertThat(highLevel.message(id).at("status").asText()).isEqualTo("read");
  }

  @Test
  void aStatusForAMessageWithoutProviderAlwaysComesTooEarly() throws Exception {
    String id = send();
    time.advance(Duration.ofDays(1));

    assertThat(caller.put("/conversations/messages/" + id + "/status", "status", "read").status())
        .isEqualTo(403);
  }

  @Test
  void anErrorIsKeptWithTheStatus() throws Exception {
    highLevel.providersAreReadyAfter(Duration.ZERO);
    highLevel.provider("SMS");
    String id = send();
    JsonValue error =
        JsonValue.object("code", "1", "type", "saas", "message", "Number not in service");

    caller.put("/conversations/messages/" + id + "/status", "status", "failed", "error", error);

    assertThat(highLevel.message(id).at("error").asText()).isEqualTo("Number not in service");
  }

  @Test
  void anAgentTypes() throws Exception {
    Object[] body = {
      "locationId",
      highLevel.location(),
      "isTyping",
      true,
      "visitorId",
      "v",
      "conversationId",
      highLevel.conversationWith(ana)
    };

    var typing = caller.post("/conversations/providers/live-chat/typing", body);

    assertThat(typing.status()).isEqualTo(201);
    assertThat(typing.at("success").asBoolean()).isTrue();
    assertThat(caller.post("/conversations/providers/live-chat/typing").status()).isEqualTo(422);
  }

  private String send() throws Exception {
    return caller
        .post("/conversations/messages", "type", "SMS", "contactId", ana, "message", "Hello")
        .at("messageId")
        .asText();
  }

  private Caller.Answer inbound(Object... body) throws Exception {
    return caller.post("/conversations/messages/inbound", body);
  }

  private String direction(JsonValue answer) {
    return highLevel.message(answer.at("messageId").asText()).at("direction").asText();
  }
}
