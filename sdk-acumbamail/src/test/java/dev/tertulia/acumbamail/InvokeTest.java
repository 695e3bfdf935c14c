package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions by their names: the same rules as the typed calls, and what those know besides. */
class InvokeTest {
  private static final String HTML = "<a href='*|UNSUBSCRIBE_URL|*'>Bye</a>";
  private static final Map<String, Object> CAMPAIGN =
      Map.of(
          "name", "May",
          "from_name", "Ana",
          "from_email", "ana@example.com",
          "subject", "Hello",
          "content", HTML,
          "lists", List.of("7"));
  private static final Map<String, Object> MAIL =
      Map.of(
          "from_email", "ana@example.com",
          "to_email", "you@example.com",
          "subject", "Hi",
          "body", "Hi");
  private static final Map<String, Object> TEXT =
      Map.of("recipient", "+34600000001", "body", "Hi", "sender", "CasaAna");
  private static final Map<String, Object> PERSON =
      Map.of("list_id", 7, "merge_fields", Map.of("email", "you@example.com", "city", "Madrid"));

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  private JsonValue invoke(String function, Map<String, ?> inputs) {
    return vendor.client.catalog().invoke(function, inputs);
  }

  private static Map<String, Object> with(Map<String, Object> inputs, String name, Object value) {
    var more = new HashMap<>(inputs);
    more.put(name, value);
    return more;
  }

  private static Map<String, Object> without(Map<String, Object> inputs, String name) {
    var fewer = new HashMap<>(inputs);
    fewer.remove(name);
    return fewer;
  }

  @Test
  void sendsTheFormAndAnswersWhatCame() {
    vendor.says("{\"7\": {\"name\": \"News\"}}").says("[{\"you@example.com\": 1}]");

    JsonValue lists = invoke("getLists", Map.of());
    JsonValue added =
        invoke(
            "batchAddSubscribers+update",
            Map.of(
                "list_id",
                ListId.of(7),
                "subscribers_data",
                List.of(Map.of("email", "you@example.com"))));

    assertThat(lists.at("7").at("name").asText()).isEqualTo("News");
    assertThat(added.at(0).at("you@example.com").asLong()).isEqualTo(1);
    vendor.got("getLists");
    vendor.got(
        "batchAddSubscribers",
        "list_id",
        "7",
        "subscribers_data",
        "[{\"email\":\"you@example.com\"}]",
        "update_subscriber",
        "1");
  }

  @Test
  void tellsTheTimeACampaignLeavesByTheClientsClock() {
    vendor.says("5");

    invoke("createCampaign", with(CAMPAIGN, "date_send", LocalDateTime.of(2026, 11, 22, 11, 30)));

    assertThat(Vendor.fields(vendor.next()))
        .containsEntry("date_send", "2026-11-22 11:30")
        .containsEntry("lists[0]", "7");
  }

  @Test
  void neverSendsTwice() {
    vendor.says(503, "").says("5");

    var thrown = catchThrowableOfType(SdkException.class, () -> invoke("createCampaign", CAMPAIGN));

    assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(thrown.operation()).isEqualTo("createCampaign");
    assertThat(vendor.requests()).isEqualTo(1);
  }

  @Test
  void neverRepeatsWhatIsKnownToFailEachTime() {
    vendor.says(500, "").says("{}");
    var several = Map.of("list_id", 7, "email_list", List.of("you@example.com"));

    assertThatThrownBy(() -> invoke("batchDeleteSubscribers", several))
        .isInstanceOf(ApiException.class);
    assertThat(vendor.requests()).isEqualTo(1);
  }

  @Test
  void aYesThatIsANoIsARefusal() {
    vendor.says("\"Your sender is not verified\"").says("\"list does not exist here\"");

    var campaign =
        catchThrowableOfType(ApiException.class, () -> invoke("createCampaign", CAMPAIGN));
    var list = catchThrowableOfType(ApiException.class, () -> invoke("deleteList", list(7)));

    assertThat(campaign.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(campaign.serverMessage()).isEqualTo("Your sender is not verified");
    assertThat(list.outcome()).isEqualTo(Outcome.REFUSED);
  }

  private static Map<String, Object> list(int id) {
    return Map.of("list_id", id);
  }

  @Test
  void answersWhatBecameOfEachTextMessage() {
    vendor.says("{\"messages\": [{\"status\": 0, \"id\": 1}, {\"status\": 3, \"error\": \"x\"}]}");

    JsonValue said = invoke("sendSMS", Map.of("messages", List.of(TEXT, TEXT)));

    assertThat(said.at("messages").at(1).at("status").asLong()).isEqualTo(3);
  }

  @Test
  void answersAPageAsAText() {
    vendor.says("<html>Hello</html>").says("\"OK\"");

    assertThat(invoke("getCampaignHTML", Map.of("campaign_id", 5)).asText())
        .isEqualTo("<html>Hello</html>");
    assertThat(invoke("deleteAllSubscribers", list(7)).asText()).isEqualTo("OK");
  }

  @Test
  void countsTogetherWithTheTypedCallsOfItsFunction() {
    try (var hurried =
        vendor
            .builder()
            .resilience(dev.tertulia.core.Resilience.none().deadline(Duration.ofSeconds(1)))
            .build()) {
      for (int i = 0; i < 5; i++) {
        vendor.says("{\"total_subscribers\": 1}").says("{\"total_subscribers\": 1}");
        hurried.lists().stats(ListId.of(7));
        hurried.catalog().invoke("getListStats", list(7));
      }

      assertThatThrownBy(() -> hurried.catalog().invoke("getListStats", list(7)))
          .isInstanceOf(NotAdmittedException.class);
      assertThatThrownBy(() -> hurried.lists().stats(ListId.of(7)))
          .isInstanceOf(NotAdmittedException.class);
      vendor.says("{}");
      hurried.catalog().invoke("getLists", Map.of());
    }
    assertThat(vendor.requests()).isEqualTo(11);
  }

  static Stream<Arguments> wrong() {
    String people = "subscribers_data";
    return Stream.of(
        Arguments.of("createCampaign", with(CAMPAIGN, "content", "<p>for ever"), "content"),
        Arguments.of("createCampaign", with(CAMPAIGN, "lists", List.of()), "lists"),
        Arguments.of("createCampaign", with(CAMPAIGN, "lists", List.of("7", "7")), "lists"),
        Arguments.of("createCampaign", with(CAMPAIGN, "lists", List.of("all")), "lists"),
        Arguments.of("createCampaign", with(CAMPAIGN, "from_email", "ana"), "from_email"),
        Arguments.of("createCampaign", without(CAMPAIGN, "from_name"), "from_name"),
        // Ten o'clock in universal time is eleven in Madrid; past is now, and skipped is no time.
        Arguments.of(
            "createCampaign", with(CAMPAIGN, "date_send", "2026-11-22T11:00"), "date_send"),
        Arguments.of(
            "createCampaign", with(CAMPAIGN, "date_send", "2026-11-22T11:00:59"), "date_send"),
        Arguments.of(
            "createCampaign", with(CAMPAIGN, "date_send", "2027-03-28T02:30"), "date_send"),
        Arguments.of(
            "createCampaign", with(CAMPAIGN, "date_send", "2027-10-31T02:30"), "date_send"),
        Arguments.of("createTemplate", Map.of("template_name", "a", "html_content", "b"), "html"),
        Arguments.of("createTemplate+id", Map.of("template_name", "a", "html_content", HTML), "id"),
        Arguments.of("getListStats", list(0), "list_id"),
        Arguments.of("addSubscriber", with(PERSON, "merge_fields", Map.of("city", "x")), "merge"),
        Arguments.of(
            "addSubscriber",
            with(PERSON, "merge_fields", Map.of("email", "y@example.com", "a[b]", "x")),
            "merge_fields"),
        Arguments.of(
            "addSubscriber",
            with(PERSON, "merge_fields", Map.of("email", "Ana <ana@example.com>")),
            "merge_fields"),
        // Repeated, it would mail twice.
        Arguments.of("addSubscriber+update", with(PERSON, "double_optin", true), "double_optin"),
        Arguments.of("addSubscriber+update", with(PERSON, "update_subscriber", false), "update"),
        Arguments.of("batchAddSubscribers", Map.of("list_id", 7, people, List.of()), people),
        Arguments.of(
            "batchAddSubscribers",
            Map.of("list_id", 7, people, List.of(Map.of("city", "Madrid"))),
            "merge_fields"),
        Arguments.of("batchDeleteSubscribers", Map.of("list_id", 7, "email_list", List.of()), "em"),
        Arguments.of("unsubscribeSubscriber", Map.of("list_id", 7, "email", "you"), "email"),
        Arguments.of("sendOne", without(MAIL, "body"), "body"),
        Arguments.of("sendOne", with(MAIL, "template_id", "3"), "body"),
        Arguments.of("sendOne", with(MAIL, "body", " "), "body"),
        Arguments.of("sendOne", with(MAIL, "cc_email", "you"), "cc_email"),
        Arguments.of("send", Map.of("messages", List.of()), "messages"),
        Arguments.of("send", Map.of("messages", List.of(MAIL, without(MAIL, "body"))), "body"),
        Arguments.of("send", Map.of("messages", List.of(without(MAIL, "to_email"))), "messages[0]"),
        Arguments.of("sendSMS", sms("recipient", "600000001"), "messages[0].recipient"),
        Arguments.of("sendSMS", sms("sender", "Casa Ana y Co"), "messages[0].sender"),
        Arguments.of("sendSMS", sms("body", " "), "messages[0].body"),
        Arguments.of("configSMTPWebhook", Map.of("callback_url", "https://example.com"), "deliv"),
        Arguments.of(
            "getStatsByDate",
            Map.of("list_id", 7, "date_from", "2026-11-02", "date_to", "2026-11-01"),
            "date_to"));
  }

  private static Map<String, Object> sms(String name, String value) {
    return Map.of("messages", List.of(with(TEXT, name, value)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatNoRecordWouldLetThroughIsToldByItsPlace(
      String function, Map<String, Object> inputs, String place) {
    assertThatThrownBy(() -> invoke(function, inputs))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith(function + "." + place)
        .hasMessageNotContaining("example.com");
    assertThat(vendor.requests()).isZero();
  }

  @Test
  void whatGoesToAnyoneElseIsRefused() {
    try (var client = vendor.builder().onlyTo("you@example.com", "+34600000001", "7").build()) {
      var catalog = client.catalog();
      var stranger = Map.of("email", "me@example.com", "correo", "you@example.com");
      var refused =
          Map.of(
              "createCampaign", with(CAMPAIGN, "lists", List.of("7", "8")),
              "sendOne", with(MAIL, "bcc_email", "me@example.com"),
              "sendCertifiedEmail", with(MAIL, "to_email", "me@example.com"),
              "send", Map.of("messages", List.of(MAIL, with(MAIL, "cc_email", "me@example.com"))),
              "sendSMS", sms("recipient", "+34600000002"),
              "addSubscriber", with(with(PERSON, "merge_fields", stranger), "double_optin", true));

      refused.forEach(
          (function, inputs) ->
              assertThatThrownBy(() -> catalog.invoke(function, inputs))
                  .as(function)
                  .isInstanceOf(InvalidRequestException.class)
                  .hasMessageContaining("onlyTo"));
      // Which list a segment is of, only the vendor knows.
      assertThatThrownBy(
              () -> catalog.invoke("createCampaign", with(CAMPAIGN, "lists", List.of("s7"))))
          .hasMessageContaining("onlyTo");
      assertThat(vendor.requests()).isZero();

      vendor.says("5").says("\"0123456789abcdef\"").says("1");
      catalog.invoke("createCampaign", CAMPAIGN);
      catalog.invoke("sendOne", MAIL);
      catalog.invoke("addSubscriber", with(PERSON, "merge_fields", stranger));
    }
    assertThat(vendor.requests()).isEqualTo(3);
  }

  @Test
  void worksOnAnotherThreadLikeAnyCall() {
    vendor.says("{}");

    assertThat(vendor.client.async(c -> c.catalog().invoke("getLists", Map.of())).join())
        .isEqualTo(JsonValue.object());
  }
}
