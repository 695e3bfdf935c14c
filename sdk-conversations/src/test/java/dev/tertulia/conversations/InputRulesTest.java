package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no record would let through does not go through as a map either. */
class InputRulesTest {
  private static final Map<String, Object> SMS =
      Map.of("type", "SMS", "contactId", "k1", "message", "Hello");
  private static final Map<String, Object> MAIL =
      Map.of("type", "Email", "contactId", "k1", "subject", "s", "html", "h");
  private static final Map<String, Object> INBOUND =
      Map.of("type", "SMS", "contactId", "k1", "message", "Hi", "direction", "inbound");
  private static final Map<String, Object> SUBTYPE =
      Map.of("name", "News", "channel", "email", "language", "en");

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  private static Arguments wrong(
      String id, Map<String, Object> inputs, String name, Object value, String place) {
    var all = new HashMap<>(inputs);
    all.put(name, value);
    return Arguments.of(id, all, id + "." + place);
  }

  private static Arguments wrong(String id, Map<String, Object> inputs, String name, Object value) {
    return wrong(id, inputs, name, value, name);
  }

  private static Arguments without(String id, Map<String, Object> inputs, String name) {
    var fewer = new HashMap<>(inputs);
    fewer.remove(name);
    return Arguments.of(id, fewer, id + ".");
  }

  static Stream<Arguments> messages() {
    String send = "send-a-new-message";
    var forward = new HashMap<String, Object>();
    forward.put("isForwarded", true);
    forward.put("forwardWholeThread", true);
    forward.put("messageId", "m1");
    forward.put("toEmail", "Ana <ana@example.com>");
    return Stream.of(
        wrong(send, SMS, "contactId", "../contacts"),
        wrong(send, SMS, "message", " "),
        without(send, SMS, "message"),
        wrong(send, SMS, "fromNumber", "600 000 001"),
        wrong(send, SMS, "toNumber", "0034600000001"),
        wrong(send, SMS, "attachments", List.of("file:///etc/passwd")),
        wrong(send, SMS, "optimizationPeriod", "12h"),
        wrong(send, SMS, "optimizationPeriod", "24h", "usesNativeSchedulingAi"),
        wrong(send, SMS, "usesNativeSchedulingAi", true),
        wrong(send, SMS, "scheduledTimestamp", 1_900_000_000_000L),
        wrong(send, SMS, "scheduledTimestamp", 0),
        wrong(send, SMS, "mentions", List.of("u1", "a/b")),
        wrong(send, SMS, "userId", "../users"),
        wrong(send, SMS, "html", "<p>lost on its way</p>"),
        wrong(send, MAIL, "emailTo", "ana"),
        wrong(send, MAIL, "emailBcc", List.of("ana@example.com", "Ben <b@example.com>")),
        wrong(send, MAIL, "forward", forward, "forward.toEmail"),
        without(send, MAIL, "subject"),
        wrong(send, MAIL, "subject", "two\nlines"),
        without(send, MAIL, "html"),
        wrong(send, SMS, "type", "Custom", "conversationProviderId"),
        wrong("add-an-inbound-message", INBOUND, "type", "Custom", "conversationProviderId"),
        wrong("add-an-inbound-message", INBOUND, "attachments", List.of("https://a.example", "x")),
        without("add-an-inbound-message", INBOUND, "contactId"),
        wrong("add-an-inbound-message", INBOUND, "emailFrom", "ana"),
        wrong(
            "add-an-inbound-message",
            INBOUND,
            "call",
            Map.of("from", "600", "to", "+34600000001"),
            "call.from"),
        wrong(
            "add-an-outbound-message",
            Map.of(
                "conversationId", "c1",
                "conversationProviderId", "p1",
                "call", Map.of("from", "+34600000001", "to", "+34600000002")),
            "type",
            "SMS"),
        wrong("add-message-attachments", Map.of("messageId", "m1"), "attachments", List.of()),
        wrong(
            "add-message-attachments",
            Map.of("messageId", "m1"),
            "attachments",
            Collections.nCopies(6, "https://example.com/a")),
        wrong(
            "update-email-message-status",
            Map.of("id", "e1", "status", "delivered"),
            "events",
            Map.of("opened", -1),
            "events.opened"));
  }

  static Stream<Arguments> others() {
    var contact = Map.<String, Object>of("contactId", "k1");
    var change =
        Map.<String, Object>of(
            "contactId", "k1",
            "email", "ana@example.com",
            "subscription_action", Map.of("type", "resub_all", "subtype_status", "subscribed"));
    return Stream.of(
        wrong("get-contact", Map.of(), "contactId", ".."),
        wrong("get-contact", Map.of(), "contactId", "a/b"),
        wrong("get-contact", Map.of(), "contactId", "search"),
        wrong("delete-conversation", Map.of(), "conversationId", "%2e%2e"),
        wrong("get-duplicate-contact", Map.of(), "email", "ana"),
        wrong("get-duplicate-contact", Map.of(), "number", "600000001"),
        without("get-duplicate-contact", Map.of(), "email"),
        wrong("search-conversation", Map.of(), "assignedTo", " "),
        wrong("search-conversation", Map.of(), "limit", 101),
        wrong("get-messages", Map.of("conversationId", "c1"), "limit", 0),
        wrong("export-messages-by-location", Map.of(), "limit", 9),
        wrong("search-contacts-advanced", Map.of(), "pageLimit", 501),
        wrong("search-contacts-advanced", Map.of("pageLimit", 10), "query", "x".repeat(76)),
        wrong("search-contacts-advanced", Map.of("pageLimit", 10), "filters", List.of(Map.of())),
        wrong("upsert-contact", Map.of(), "firstName", "Ana", "email"),
        wrong("upsert-contact", Map.of("phone", "+34600000001"), ALWAYS_NEW, true),
        wrong("create-contact", Map.of(), "phone", "600"),
        wrong("update-contact", contact, "assignedTo", "../users"),
        wrong(
            "update-contact",
            contact,
            "customFields",
            List.of(Map.of("id", "a/b", "field_value", 1)),
            "customFields.id"),
        wrong("add-tags", contact, "tags", List.of()),
        wrong("remove-tags", contact, "tags", List.of("vip", " ")),
        wrong("update-conversation", Map.of("conversationId", "c1"), "unreadCount", -1),
        wrong("create-note", contact, "body", " "),
        wrong("create-custom-subtype", SUBTYPE, "channel", "pigeon"),
        wrong("create-custom-subtype", SUBTYPE, "name", "x".repeat(101)),
        wrong("user-subscription-change", change, "email", "ana@example.com", "legal_reason"),
        wrong(
            "user-subscription-change",
            change,
            "subscription_action",
            Map.of("type", "resub_all", "subtype_status", "Subscribed"),
            "subscription_action.subtype_status"),
        wrong(
            "user-subscription-change",
            change,
            "subscription_action",
            Map.of("type", "resub_all", "subtype_status", "unsubscribed"),
            "legal_reason"),
        wrong(
            "update-contact",
            contact,
            "dndSettings",
            Map.of("SMS", Map.of("status", "on")),
            "dndSettings.SMS.status"),
        wrong(
            "user-subscription-change",
            change,
            "subscription_action",
            Map.of("type", "custom", "subtype_status", "unsubscribed"),
            "subscription_action.subtype_id"));
  }

  /** An upsert may be repeated, and would then make one more each time. */
  private static final String ALWAYS_NEW = "createNewIfDuplicateAllowed";

  @ParameterizedTest
  @MethodSource({"messages", "others"})
  void isToldByItsPlaceBeforeAnythingIsSent(String id, Map<String, Object> inputs, String place) {
    assertThatThrownBy(() -> vendor.client.catalog().invoke(id, inputs))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith(place)
        .hasMessageNotContaining("ana@example.com");
    vendor.gotNothingMore();
  }

  @Test
  void anOptOutOfAChannelThatHasNoSettingDoesNotGetLost() {
    var inputs =
        Map.of("contactId", "k1", "dndSettings", Map.of("Pigeon", Map.of("status", "active")));

    assertThatThrownBy(() -> vendor.client.catalog().invoke("update-contact", inputs))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("doNotDisturb: expected one of");
    vendor.gotNothingMore();
  }

  @Test
  void whatIsRightIsSent() {
    for (Map<String, Object> each : List.of(SMS, MAIL)) {
      vendor.says("{\"messageId\":\"m1\"}");
      vendor.client.catalog().invoke("send-a-new-message", each);
    }
    vendor.says("{\"messageId\":\"m1\"}");
    vendor.client.catalog().invoke("add-an-inbound-message", INBOUND);
    vendor.says("{}").says("{\"messageId\":\"m1\"}");
    vendor.client.catalog().invoke("create-custom-subtype", SUBTYPE);
    var later = new HashMap<>(SMS);
    later.put("scheduledTimestamp", 1_900_000_000L);
    later.put("usesNativeSchedulingAi", true);
    later.put("optimizationPeriod", "24h");
    vendor.client.catalog().invoke("send-a-new-message", later);
    for (int limit : List.of(1, 100)) {
      vendor.says("{\"conversations\":[]}");
      vendor.client.catalog().invoke("search-conversation", Map.of("limit", limit));
    }
  }
}
