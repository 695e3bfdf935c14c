package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Answered;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Actions by their names: the same rules as the typed calls, and what those know besides. */
class InvokeTest {
  private static final Map<String, Object> SMS =
      Map.of("type", "SMS", "contactId", "k1", "message", "Hello");

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  private JsonValue invoke(String id, Map<String, ?> inputs) {
    return vendor.client.catalog().invoke(id, inputs);
  }

  @Test
  void sendsAMessageAndAnswersWhatCame() {
    vendor.says("{\"messageId\":\"m1\",\"conversationId\":\"c1\",\"brandNew\":true}");

    JsonValue sent = invoke("send-a-new-message", SMS);

    assertThat(sent.at("messageId").asText()).isEqualTo("m1");
    assertThat(sent.at("brandNew").asBoolean()).isTrue();
    vendor.got(
        "POST /conversations/messages",
        "2021-04-15",
        "{\"type\":\"SMS\",\"contactId\":\"k1\",\"message\":\"Hello\"}");
  }

  @Test
  void fillsInTheLocationOfTheView() {
    vendor.says("{\"conversations\":[]}").says("{\"conversation\":{\"id\":\"c1\"}}");

    invoke("search-conversation", Map.of("status", "unread", "limit", 10));
    invoke("create-conversation", Map.of("contactId", "k1"));

    vendor.got("GET /conversations/search?locationId=loc1&status=unread&limit=10", "2021-04-15");
    vendor.got(
        "POST /conversations/", "2021-04-15", "{\"locationId\":\"loc1\",\"contactId\":\"k1\"}");
    assertThatThrownBy(() -> invoke("search-conversation", Map.of("locationId", "loc2")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("search-conversation.locationId: expected nothing");
  }

  @Test
  void isOfTheVersionTheClientIsOf() {
    vendor.says("{\"id\":\"k1\"}");
    try (var client = vendor.builder().version("v3").build()) {
      client.catalog().invoke("get-contact", Map.of("contactId", "k1"));
    }

    vendor.got("GET /contacts/k1", "v3");
  }

  @Test
  void emptiesAFieldThatCanBeEmptied() {
    vendor.says("{\"contact\":{\"id\":\"k1\"}}");
    var inputs = new HashMap<String, Object>(Map.of("contactId", "k1", "lastName", "García"));
    inputs.put("companyName", JsonValue.MISSING);

    invoke("update-contact", inputs);

    vendor.got("PUT /contacts/k1", "2021-07-28", "{\"lastName\":\"García\",\"companyName\":null}");
  }

  @Test
  void neverSendsAMessageTwice() {
    vendor.says(503, "{}").says("{\"messageId\":\"m1\"}");

    var thrown = catchThrowableOfType(SdkException.class, () -> invoke("send-a-new-message", SMS));

    assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(thrown.operation()).isEqualTo("send-a-new-message");
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void waitsForTheProviderToBeKnownAsTheTypedCallDoes() {
    vendor.says(403, "{\"message\":\"not yet\"}").says("{}");

    invoke("update-message-status", Map.of("messageId", "m1", "status", "delivered"));

    assertThat(vendor.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void whatIsGoneAfterARepeatedDeleteIsDone() {
    vendor.says(502, "").says(404, "{}");

    assertThat(invoke("delete-contact", Map.of("contactId", "k1"))).isEqualTo(JsonValue.MISSING);
    assertThat(vendor.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aCancellationThatIsRefusedWithinAYesIsRefused() {
    vendor.says("{\"status\":400,\"message\":\"too late\",\"traceId\":\"t1\"}");

    var thrown =
        catchThrowableOfType(
            ApiException.class,
            () -> invoke("cancel-scheduled-message", Map.of("messageId", "m1")));

    assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(thrown.serverMessage()).isEqualTo("too late");
    vendor.says("{\"status\":0,\"message\":\"done\"}");
    assertThat(
            invoke("cancel-scheduled-email-message", Map.of("emailMessageId", "e1"))
                .at("message")
                .asText())
        .isEqualTo("done");
  }

  @Test
  void anEmptyYesToARecordedMessageIsANo() {
    vendor.says("");
    var inputs = Map.of("type", "SMS", "contactId", "k1", "message", "Hi", "direction", "inbound");

    var thrown =
        catchThrowableOfType(ApiException.class, () -> invoke("add-an-inbound-message", inputs));

    assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(thrown.serverMessage()).contains("nothing was stored");
  }

  @Test
  void anEmptyAnswerAboutPreferencesIsNothing() {
    // Reading is tried once more.
    vendor.says("").says("");

    assertThat(invoke("get-all-custom-subtypes", Map.of())).isEqualTo(JsonValue.MISSING);
  }

  @Test
  void whatStreamsOrHandsOutTokensSaysWhatToUse() {
    assertThatThrownBy(() -> invoke("get-message-recording", Map.of("messageId", "m1")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("client.recordings().open(…)");
    assertThatThrownBy(() -> invoke("get-access-token", Map.of()))
        .hasMessageContaining("HighLevelOAuth");
    vendor.gotNothingMore();
  }

  @Test
  void aScopeThatIsMissingIsToldByItsName() {
    vendor.says(401, "{\"message\":\"The token is not authorized for this scope.\"}");

    assertThatThrownBy(() -> invoke("send-a-new-message", SMS))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("conversations/message.write");
  }

  @Test
  void worksOnAnotherThreadAndTellsOfItsAnswerLikeAnyCall() {
    vendor.says("{\"id\":\"c1\"}").says("{\"id\":\"c1\"}");
    var conversation = Map.of("conversationId", "c1");

    JsonValue answer =
        vendor.client.async(c -> c.catalog().invoke("get-conversation", conversation)).join();
    Answered<JsonValue> answered =
        vendor.client.withResponse(c -> c.catalog().invoke("get-conversation", conversation));

    assertThat(answer.at("id").asText()).isEqualTo("c1");
    assertThat(answered.responses()).hasSize(1);
    assertThat(answered.responses().get(0).operation()).isEqualTo("get-conversation");
  }

  @Test
  void aMessageToAnyoneElseIsRefused() {
    try (var client = vendor.builder().onlyTo("k1", "me@example.com", "+34600000001").build()) {
      var catalog = client.catalog();
      List<Map<String, Object>> refused =
          List.of(
              Map.of("type", "SMS", "contactId", "k2", "message", "Hello"),
              Map.of("type", "SMS", "contactId", "k1", "message", "Hi", "toNumber", "+34600000002"),
              Map.of(
                  "type",
                  "Email",
                  "contactId",
                  "k1",
                  "subject",
                  "s",
                  "html",
                  "h",
                  "emailCc",
                  List.of("me@example.com", "ana@example.com")),
              Map.of(
                  "type",
                  "Email",
                  "contactId",
                  "k1",
                  "html",
                  "h",
                  "replyMessageId",
                  "m1",
                  "emailReplyMode",
                  "reply_all"),
              Map.of(
                  "type",
                  "Email",
                  "contactId",
                  "k1",
                  "forward",
                  Map.of(
                      "isForwarded",
                      true,
                      "forwardWholeThread",
                      true,
                      "messageId",
                      "m1",
                      "toEmail",
                      "ana@example.com")));

      assertThat(refused)
          .allSatisfy(
              each ->
                  assertThatThrownBy(() -> catalog.invoke("send-a-new-message", each))
                      .isInstanceOf(InvalidRequestException.class)
                      .hasMessageContaining("onlyTo"));
      assertThatThrownBy(
              () ->
                  catalog.invoke(
                      "send-review-reply", Map.of("conversationId", "c2", "message", "Hi")))
          .hasMessageContaining("onlyTo");
      vendor.gotNothingMore();

      vendor.says("{\"messageId\":\"m1\"}").says("{\"conversations\":[]}");
      catalog.invoke("send-a-new-message", SMS);
      catalog.invoke("search-conversation", Map.of());
    }
    assertThat(vendor.server.getRequestCount()).isEqualTo(2);
  }
}
