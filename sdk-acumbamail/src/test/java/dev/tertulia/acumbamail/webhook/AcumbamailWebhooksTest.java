package dev.tertulia.acumbamail.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.TransactionalEmail;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.acumbamail.Delivery;
import dev.tertulia.testing.acumbamail.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the Sandbox delivers over HTTP, from the request to the handler. */
@Timeout(120)
class AcumbamailWebhooksTest {
  private final Endpoint endpoint = new Endpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  /** What happens to one mail, delivered together. */
  private CampaignId life() {
    endpoint.news.add("ana@example.com", Map.of("name", "Ana"));
    endpoint.time.advance(Duration.ofMinutes(1));
    CampaignId campaign = campaign();
    var mail = endpoint.acumbamail.mail(campaign.value(), "ana@example.com");
    mail.isOpened();
    mail.isClicked("https://example.com/menu");
    endpoint.time.advance(Duration.ofSeconds(1));
    mail.isOpened();
    mail.bouncesSoft();
    mail.bouncesHard();
    mail.isReported();
    mail.isUnsubscribed();
    endpoint.time.advance(Duration.ofMinutes(1));
    return campaign;
  }

  private CampaignId campaign() {
    var campaign =
        NewCampaign.html(
                "May",
                new Sender("news@example.com", "Bistro"),
                "Menu",
                "<p>*|UNSUBSCRIBE_URL|*</p>")
            .to(endpoint.list());
    return endpoint.client.campaigns().send(campaign);
  }

  @ParameterizedTest
  @EnumSource(Envelope.class)
  void howeverEventsArePackedEachIsHandledOnce(Envelope envelope) throws Exception {
    endpoint.connected();
    endpoint.acumbamail.packsWebhooks(envelope);
    endpoint.acumbamail.gathersWebhooks(Duration.ofSeconds(10));

    CampaignId campaign = life();

    assertThat(endpoint.acumbamail.deliveries()).extracting(Delivery::status).containsOnly(200);
    List<MailEvent> events = endpoint.events();
    assertThat(events)
        .extracting(event -> (Object) event.getClass())
        .containsExactly(
            MailEvent.Subscribed.class,
            MailEvent.Opened.class,
            MailEvent.Clicked.class,
            MailEvent.Opened.class,
            MailEvent.Bounced.class,
            MailEvent.Bounced.class,
            MailEvent.Complained.class,
            MailEvent.Unsubscribed.class);
    assertThat(events).allMatch(event -> endpoint.list().equals(event.listId()));
    assertThat(events).allMatch(event -> "ana@example.com".equals(event.email()));
    assertThat(events).allMatch(event -> "Ana".equals(event.field("name")));
    assertThat(events.get(0).campaignId()).isNull();
    assertThat(events.get(0).timestamp()).isEqualTo(Endpoint.NOW);
    assertThat(events.get(1).campaignId()).isEqualTo(campaign);
    assertThat(((MailEvent.Bounced) events.get(4)).hard()).isFalse();
    assertThat(((MailEvent.Bounced) events.get(5)).hard()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Envelope.class)
  void whatIsDeliveredAgainIsNotHandledAgain(Envelope envelope) throws Exception {
    endpoint.connected();
    endpoint.acumbamail.packsWebhooks(envelope);
    endpoint.acumbamail.gathersWebhooks(Duration.ofSeconds(10));
    life();
    List<Delivery> sent = endpoint.acumbamail.deliveries();
    assertThat(endpoint.events()).hasSize(8);

    sent.forEach(endpoint.acumbamail::delivers);
    sent.forEach(endpoint.acumbamail::delivers);

    assertThat(endpoint.acumbamail.deliveries()).hasSize(3 * sent.size());
    assertThat(endpoint.events()).isEmpty();
  }

  @Test
  void transactionalMailIsToldOfWithoutAList() throws Exception {
    endpoint.connected();
    var key =
        endpoint
            .client
            .smtp()
            .send(
                TransactionalEmail.html(
                    Sender.of("bistro@example.com"),
                    "ben@example.com",
                    "Table",
                    "<p>At eight</p>"));
    endpoint.acumbamail.mail(key.value()).isOpened();

    List<MailEvent> events = endpoint.events();

    assertThat(events.get(0)).isInstanceOf(MailEvent.Delivered.class);
    assertThat(events.get(1)).isInstanceOf(MailEvent.Opened.class);
    assertThat(events).allMatch(event -> key.equals(event.emailKey()) && event.listId() == null);
  }

  @Test
  void withoutTheRightSecretNothingGetsIn() throws Exception {
    endpoint.connected("3f9c2a7b51d84e07");
    endpoint.news.add("ana@example.com", Map.of());

    assertThat(endpoint.acumbamail.deliveries()).extracting(Delivery::status).containsExactly(401);
    assertThat(endpoint.handled()).isEmpty();
    assertThat(endpoint.inbox.count(State.ODD)).isZero();
  }

  @Test
  void aSecretCanStandInThePathAndBeChanged() {
    var inbox = WebhookInbox.inMemory();
    var verifier =
        SignatureVerifier.secretInPath(Secret.of(Endpoint.SECRET), Secret.of("next/one+16%more"));
    var webhooks = AcumbamailWebhooks.into(inbox, verifier);
    var request = new WebhookRequest("{\"event\":\"opens\"}".getBytes(UTF_8), Map.of());

    assertThat(webhooks.receive(request.target("/hooks/" + Endpoint.SECRET)).status())
        .isEqualTo(200);
    assertThat(webhooks.receive(request.target("/hooks/next%2Fone+16%25more")).status())
        .isEqualTo(200);
    assertThat(webhooks.receive(request.target("/hooks/")).status()).isEqualTo(401);
    assertThat(webhooks.receive(request).status()).isEqualTo(401);
    inbox.close();
  }

  @Test
  void twoThatSayTheSameInOneDeliveryAreTwo() throws Exception {
    String open = "{\"event\":\"opens\",\"timestamp\":1795341540.0,\"email\":\"a@example.com\"}";
    String both = "{\"1\":" + open + ",\"2\":" + open + "}";

    endpoint.post(both);
    assertThat(endpoint.handled())
        .extracting(each -> each.delivery().idempotencyKey())
        .hasSize(2)
        .doesNotHaveDuplicates();
    endpoint.post(both);
    endpoint.post(open);
    assertThat(endpoint.handled()).isEmpty();
  }

  @Test
  @DisplayName("An event is the same in another order of members, and with the fields of tomorrow")
  void anEventIsKnownByWhatItSays() throws Exception {
    endpoint.post(
        """
        {"event":"opens","timestamp":1.5,"email":"a@example.com","subscriber_fields":{"name":"A"}}""");
    endpoint.post(
        """
        {"timestamp":1.5,"event":"opens","subscriber_fields":{"name":"B"},"email":"a@example.com"}""");
    assertThat(endpoint.inbox.count(State.QUARANTINED)).as("older than the inbox").isEqualTo(1);

    String now = "{\"event\":\"opens\",\"timestamp\":1795341540.%s,\"email\":\"a@example.com\"}";
    endpoint.post(now.formatted(1));
    endpoint.post(now.formatted(2));
    assertThat(endpoint.handled()).hasSize(2);
  }

  @Test
  void whatCannotBeReadIsKeptAndAcknowledged() throws Exception {
    assertThat(endpoint.post("{\"event\":")).isEqualTo(200);
    assertThat(endpoint.post("hello")).isEqualTo(200);

    assertThat(endpoint.handled()).isEmpty();
    List<InboxEntry> odd = endpoint.inbox.list(State.ODD, 10);
    assertThat(odd)
        .extracting(each -> new String(each.arrival().content().body(), UTF_8))
        .containsExactly("{\"event\":", "hello");
    assertThat(odd.get(0).problem()).contains("the body is no JSON");

    endpoint.inbox.replay(odd.get(0).key());
    assertThat(endpoint.handled()).isEmpty();
    assertThat(endpoint.inbox.count(State.PARKED)).as("it still cannot be read").isEqualTo(1);
  }

  @Test
  void anUnknownEventAmongOthersArrivesWhole() throws Exception {
    String news = "{\"event\":\"forwards\",\"email\":\"a@example.com\",\"to\":[1,2.50]}";
    endpoint.post("{\"1\":{\"event\":\"opens\"},\"2\":" + news + ",\"3\":\"text\"}");

    List<MailEvent> events = endpoint.events();

    assertThat(events).hasSize(3);
    assertThat(events)
        .filteredOn(UnknownMailEvent.class::isInstance)
        .extracting(event -> event.envelope().json().json())
        .containsExactlyInAnyOrder(news, "\"text\"");
  }

  @Test
  void nothingPersonalIsInWhatALogMaySay() throws Exception {
    endpoint.connected();
    endpoint.news.add("ana@example.com", Map.of("name", "Ana"));

    Endpoint.Handled one = endpoint.handled().get(0);

    assertThat(one.delivery().source()).isEqualTo(Source.WEBHOOK);
    assertThat(one.delivery().timestamp()).isEqualTo(Endpoint.NOW);
    assertThat(one + endpoint.webhooks.toString())
        .doesNotContainIgnoringCase("ana")
        .doesNotContain("example.com");
    var arrival =
        endpoint
            .webhooks
            .format()
            .arrivals(
                new WebhookRequest(
                    "{\"event\":\"subscribes\",\"email\":\"Ana@x.es\",\"list_id\":7}"
                        .getBytes(UTF_8),
                    Map.of()))
            .get(0);
    assertThat(arrival.ids() + arrival.orderKey() + arrival.aliases())
        .doesNotContainIgnoringCase("ana")
        .contains("joined:7:");
  }

  @Test
  void eventsOfOnePersonWaitForEachOtherWhicheverListTheyAreAbout() {
    assertThat(orderKey("{\"event\":\"opens\",\"email\":\"a@x.es\",\"list_id\":1}"))
        .isEqualTo(orderKey("{\"event\":\"delivered\",\"email\":\" A@X.es\"}"))
        .isNotEqualTo(orderKey("{\"event\":\"opens\",\"email\":\"b@x.es\",\"list_id\":1}"));
    assertThat(orderKey("{\"event\":\"opens\",\"email_key\":\"k\"}")).startsWith("mail:");
    assertThat(orderKey("{\"event\":\"opens\"}")).isEmpty();
  }

  private String orderKey(String json) {
    var request = new WebhookRequest(json.getBytes(UTF_8), Map.of());
    return endpoint.webhooks.format().arrivals(request).get(0).orderKey();
  }
}
