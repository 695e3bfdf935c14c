package dev.tertulia.conversations.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When two events are one. */
class EventIdentityTest {
  private static final String MESSAGE =
      "{'type':'OutboundMessage','direction':'outbound','conversationId':'c',"
          + "'dateAdded':'2026-11-22T10:00:00.123Z'";

  private static EventIdentity of(String more) {
    return WebhookEvent.readUnverified((MESSAGE + more + "}").replace('\'', '"').getBytes(UTF_8))
        .identity();
  }

  /** The rule of the inbox. */
  private static boolean same(EventIdentity one, EventIdentity other) {
    return !Collections.disjoint(one.ids(), other.ids())
        || !Collections.disjoint(one.ids(), other.aliases())
        || !Collections.disjoint(one.aliases(), other.ids());
  }

  @Test
  void aRepeatedWebhookIsTheSame() {
    assertThat(same(of(",'webhookId':'w1'"), of(",'webhookId':'w1','status':'sent'"))).isTrue();
  }

  @Test
  void twoWebhooksOnOneMessageAreTwoEvents() {
    var sent = of(",'webhookId':'w1','messageId':'m','status':'sent'");
    var delivered = of(",'webhookId':'w2','messageId':'m','status':'delivered'");

    assertThat(same(sent, delivered)).isFalse();
  }

  @Test
  void whatPollingFindsIsWhatTheWebhookBroughtWhicheverCameFirst() {
    var webhook = of(",'webhookId':'w1','messageId':'m','status':'sent'");
    var polled = of(",'messageId':'m','status':'delivered'");

    assertThat(same(webhook, polled)).isTrue();
    assertThat(same(polled, webhook)).isTrue();
  }

  @Test
  void thatItFailedIsOtherNews() {
    var sent = of(",'webhookId':'w1','messageId':'m','status':'sent'");
    var failed = of(",'messageId':'m','status':'failed'");

    assertThat(same(sent, failed)).isFalse();
    assertThat(same(of(",'webhookId':'w2','messageId':'m','status':'failed'"), failed)).isTrue();
  }

  @Test
  void anEventHasTheSameNameInEveryVersionBecauseInboxesRememberIt() {
    var sent = of(",'messageId':'m','status':'sent'");
    assertThat(sent.ids()).containsExactly("message:m");
    assertThat(sent.aliases())
        .singleElement()
        .asString()
        .startsWith("message:c:outbound:1795341600123:");
    assertThat(of(",'messageId':'m','status':'failed'").ids()).containsExactly("message:m:failed");
    assertThat(of(",'messageId':'m','status':'undelivered'").ids())
        .containsExactly("message:m:failed");
    assertThat(of(",'webhookId':'w1','messageId':'m'"))
        .isEqualTo(new EventIdentity(List.of("webhook:w1"), List.of("message:m")));
  }

  @Test
  void aWebhookWithoutTheMessagesIdIsRecognisedByPlaceAndTime() {
    var webhook = of(",'webhookId':'w1'");
    var polled = of(",'messageId':'m'");

    assertThat(same(webhook, polled)).isTrue();
  }

  @Test
  void twoMessagesOfOneMomentAreTwoIfOnlyOneWasBrought() {
    var brought = of(",'webhookId':'w1','messageId':'m1'");
    var polled = of(",'messageId':'m2'");

    assertThat(same(brought, polled)).isFalse();
    assertThat(same(of(",'messageId':'m1'"), polled)).isFalse();
  }

  @Test
  void withoutAnyIdTheContentIsTheId() {
    var one =
        WebhookEvent.readUnverified("{\"type\":\"InvoicePaid\",\"_id\":\"1\"}".getBytes(UTF_8));
    var same =
        WebhookEvent.readUnverified(
            "{ \"type\": \"InvoicePaid\", \"_id\": \"1\" }".getBytes(UTF_8));
    var other =
        WebhookEvent.readUnverified("{\"type\":\"InvoicePaid\",\"_id\":\"2\"}".getBytes(UTF_8));

    assertThat(one.identity()).isEqualTo(same.identity()).isNotEqualTo(other.identity());
  }

  @Test
  void orderIsKeptWithinTheConversationElseTheContactElseTheLocation() {
    assertThat(
            Stream.of("inbound sms", "NoteCreate", "AppointmentCreate", "LCEmailStats", "unread"))
        .extracting(name -> Bodies.event(name).orderKey())
        .containsExactly(
            "conversation:cnv-ana",
            "contact:con-ana",
            "contact:con-ana",
            "location:loc-olivo",
            "conversation:cnv-ana");
  }
}
