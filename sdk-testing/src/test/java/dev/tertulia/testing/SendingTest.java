package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest {
  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana =
      highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theAnswerHasNoStatusAndTheMessageHas() throws Exception {
    var answer = send("type", "SMS", "contactId", ana, "message", "Hello");

    assertThat(answer.json().asMap().keySet())
        .containsExactly("conversationId", "messageId", "traceId");
    JsonValue stored = highLevel.message(answer.at("messageId").asText());
    assertThat(stored.at("status").asText()).isEqualTo("delivered");
    assertThat(stored.at("direction").asText()).isEqualTo("outbound");
    assertThat(stored.at("source").asText()).isEqualTo("api");
    assertThat(stored.at("to").asText()).isEqualTo("+34600000001");
  }

  @Test
  void neitherSubTypeNorStatusIsNeededAndBothAreAccepted() throws Exception {
    var answer =
        send(
            "type", "SMS", "subType", "SMS", "contactId", ana, "message", "x", "status", "pending");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(highLevel.message(answer.at("messageId").asText()).at("status").asText())
        .isEqualTo("pending");
  }

  @ParameterizedTest
  @CsvSource({
    "SMS,TYPE_SMS,2",
    "Email,TYPE_EMAIL,3",
    "WhatsApp,TYPE_WHATSAPP,19",
    "IG,TYPE_INSTAGRAM,18",
    "FB,TYPE_FACEBOOK,11",
    "Live_Chat,TYPE_LIVE_CHAT,29",
    "TIKTOK,TYPE_TIKTOK,37",
    "InternalComment,TYPE_INTERNAL_COMMENT,35"
  })
  void aChannelHasATypeAndANumber(String channel, String type, int number) throws Exception {
    String id = send("type", channel, "contactId", ana, "message", "x").at("messageId").asText();

    assertThat(highLevel.message(id).at("messageType").asText()).isEqualTo(type);
    assertThat(highLevel.message(id).at("type").asLong()).isEqualTo(number);
  }

  @Test
  void anEmailHasItsBodyElsewhere() throws Exception {
    var answer =
        send(
            "type",
            "Email",
            "contactId",
            ana,
            "subject",
            "Order",
            "html",
            "<p>Hi</p>",
            "emailFrom",
            "Shop <shop@example.com>");
    String emailId = answer.at("emailMessageId").asText();

    JsonValue message =
        caller.get("/conversations/messages/" + answer.at("messageId").asText()).at("message");
    JsonValue email = caller.get("/conversations/messages/email/" + emailId).json();

    assertThat(message.asMap()).doesNotContainKeys("body", "from", "to");
    assertThat(message.at("meta").json())
        .isEqualTo("{\"email\":{\"messageIds\":[\"" + emailId + "\"]}}");
    assertThat(email.at("id").asText()).isEqualTo(emailId);
    assertThat(email.at("body").asText()).isEqualTo("<p>Hi</p>");
    assertThat(email.at("from").asText()).isEqualTo("Shop <shop@example.com>");
    assertThat(email.at("to").json()).isEqualTo("[\"ana@example.com\"]");
    assertThat(email.at("threadId")).isEqualTo(message.at("id"));
    assertThat(email.at("traceId").isMissing()).isFalse();
  }

  @Test
  void anEmailGoesToAnAddressOfTheContactOnly() throws Exception {
    assertThat(
            send("type", "Email", "contactId", ana, "html", "x", "emailTo", "ANA@example.com")
                .status())
        .isEqualTo(200);
    assertThat(
            send("type", "Email", "contactId", ana, "html", "x", "emailTo", "eva@example.com")
                .status())
        .isEqualTo(400);
  }

  @Test
  void whatCannotBeSentLeavesNothingBehind() throws Exception {
    String luis = highLevel.contact("Luis").add();

    assertThat(send("type", "SMS", "contactId", luis, "message", "x").at("message").asText())
        .isEqualTo("The contact has no phone number");
    assertThat(send("type", "Email", "contactId", luis, "html", "x").at("message").asText())
        .isEqualTo("The contact has no email");
    assertThat(send("type", "SMS", "contactId", ana).at("message").asText())
        .isEqualTo("There is no message or attachments for this message. Skip sending.");
    assertThat(send("type", "Custom", "contactId", ana, "message", "x").status()).isEqualTo(400);
    assertThat(send("type", "SMS", "contactId", "nobody", "message", "x").status()).isEqualTo(404);
    assertThat(highLevel.messagesWith(luis)).isEmpty();
    assertThat(highLevel.messagesWith(ana)).isEmpty();
  }

  @Test
  void aReviewIsAnsweredWhereThereIsOne() throws Exception {
    Object[] body = {
      "conversationId", highLevel.conversationWith(ana),
      "locationId", highLevel.location(),
      "message", "Thanks"
    };

    assertThat(caller.post("/conversations/messages/review-reply", body).status()).isEqualTo(400);
    highLevel.receives(ana, "Review", "Five stars");
    assertThat(caller.post("/conversations/messages/review-reply", body).status()).isEqualTo(200);
  }

  @Test
  void eventsOfAnEmailAddUp() throws Exception {
    String provider = highLevel.provider("Email");
    String id = send("type", "Email", "contactId", ana, "html", "x").at("emailMessageId").asText();
    String path = "/conversations/messages/email/" + id + "/status";
    Caller v3 = caller.version("v3");
    JsonValue one = JsonValue.object("clicked", 1, "stored", 0, "esp_isp_block", 2);
    JsonValue recipient = JsonValue.array(JsonValue.object("emailId", "a@b.c", "status", "failed"));
    JsonValue again = JsonValue.array(JsonValue.object("emailId", "a@b.c", "status", "delivered"));

    v3.put(path, "status", "delivered", "events", one, "recipients", recipient);
    var answer = v3.put(path, "status", "clicked", "events", one, "recipients", again);

    assertThat(answer.at("message").asText()).isEqualTo("Updated email message successfully");
    assertThat(highLevel.email(id).at("conversationProviderId").asText()).isEqualTo(provider);
    assertThat(highLevel.email(id).at("status").asText()).isEqualTo("clicked");
    assertThat(highLevel.email(id).at("events").json())
        .isEqualTo(
            "{\"clicked\":2,\"esp_isp_block\":4,\"opened\":1,\"delivered\":1,\"accepted\":1}");
    assertThat(highLevel.email(id).at("recipients")).isEqualTo(again);
  }

  @Test
  void eventsAreForTheEmailsOfProviders() throws Exception {
    String id = send("type", "Email", "contactId", ana, "html", "x").at("emailMessageId").asText();
    String path = "/conversations/messages/email/" + id + "/status";

    assertThat(caller.version("v3").put(path, "status", "delivered").status()).isEqualTo(403);
  }

  private Caller.Answer send(Object... body) throws Exception {
    return caller.post("/conversations/messages", body);
  }
}
