package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.highlevel.Webhooks.Attempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The links at work: webhooks of both services over HTTP, through inboxes, each several times. */
class ListLinksEndToEndTest {
  private static final String SECRET = "s3cr3t-s3cr3t-s3cr3t";

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(TwoServices.NOW);
  private final TwoServices world = new TwoServices(time);
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final WebhookInbox mailInbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private HttpServer server;
  private FlowRunner runner;
  private List<WebhookDispatcher> handling;

  @BeforeEach
  void open() throws Exception {
    var mirror = OptOutMirror.between(world.conversations, world.mail, world.list);
    runner =
        world.runner(
            TagAndTarget.named("catering", world.conversations)
                .topic(Topic.words("catering", "catering", "boda").adds("catering"))
                .list(
                    ListTarget.of(world.mail, world.list, contact -> contact.hasTag("newsletter"))
                        .mapping(Mapping.of("nombre", Contact::firstName))
                        .withoutConfirmation())
                .campaign(world.campaign, TwoServices.EVENING, 1, world.journal)
                .flow(),
            mirror.toContacts(),
            mirror.toLists(),
            DeliveryFeedback.to(world.conversations).flow());
    var sent = world.highLevel.webhooks();
    var contacts =
        ConversationWebhooks.into(inbox)
            .keys(VerificationKey.ed25519("sandbox", sent.publicKey()))
            .hold(Duration.ZERO)
            .timekeeper(time)
            .otherwise(this::handle);
    var secret = SignatureVerifier.secretInQuery("key", Secret.of(SECRET));
    var mail =
        AcumbamailWebhooks.into(mailInbox, secret)
            .hold(Duration.ZERO)
            .timekeeper(time)
            .otherwise(this::handle);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/contacts", new WebhookHttpHandler(contacts.receiver()));
    server.createContext("/mail", new WebhookHttpHandler(mail.receiver()));
    server.start();
    handling = List.of(contacts.start(), mail.start());
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    sent.to(url + "/contacts");
    world
        .mail
        .webhooks()
        .configureList(
            world.list,
            WebhookSettings.of(
                url + "/mail?key=" + SECRET,
                WebhookTopic.UNSUBSCRIBES,
                WebhookTopic.COMPLAINTS,
                WebhookTopic.HARD_BOUNCES));
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
    handling.forEach(WebhookDispatcher::close);
    world.close();
  }

  private void handle(Object event, Delivery delivery) throws Exception {
    try {
      runner.handle(event, delivery);
    } finally {
      handled.add(delivery.type());
    }
  }

  private void writes(String contact, String text) {
    world.highLevel.webhooks().repeats(2);
    world.highLevel.receives(contact, "SMS", text);
  }

  /** Everything that was sent is handled; what waits for its time gets it. */
  private void settle() throws InterruptedException {
    world.highLevel.webhooks().settle();
    world.acumbamail.deliveries();
    for (int patience = 5_000; waiting() > 0; patience--) {
      assertThat(patience).as("what waits is handled").isPositive();
      handled.poll(2, TimeUnit.MILLISECONDS);
      time.advance(Duration.ofSeconds(1));
    }
  }

  private long waiting() {
    return inbox.count(State.WAITING) + mailInbox.count(State.WAITING);
  }

  private void untilTomorrow() throws InterruptedException {
    time.advance(Duration.ofDays(1));
    settle();
  }

  private boolean isQuiet(String contact) {
    return world.conversations.contacts().get(contact).doNotDisturb(Channel.EMAIL);
  }

  @Test
  @DisplayName(
      "a message becomes a tag, a subscriber and one mail; leaving the list becomes silence")
  void story() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    String bea = world.contact("Bea", "newsletter");
    world.acumbamail.hasGone("bea@example.com");

    writes(ana, "Do you do catering?");
    writes(bea, "una boda");
    settle();
    assertThat(world.tags(ana)).containsExactlyInAnyOrder("newsletter", "catering");
    assertThat(world.status("ana@example.com")).isEqualTo("active");

    untilTomorrow();
    assertThat(world.mailed()).containsExactlyInAnyOrder("ana@example.com", "bea@example.com");
    assertThat(world.comments(bea)).hasSize(1);

    long campaign = world.mail.campaigns().all().get(0).id().value();
    world.acumbamail.mail(campaign, "ana@example.com").isUnsubscribed();
    var left = world.acumbamail.deliveries().get(world.acumbamail.deliveries().size() - 1);
    world.acumbamail.delivers(left);
    world.acumbamail.delivers(left);
    settle();
    assertThat(isQuiet(ana)).isTrue();

    writes(ana, "catering, please");
    settle();
    untilTomorrow();
    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
    assertThat(world.mailed()).hasSize(2);
    assertThat(world.calls("addSubscriber")).isEqualTo(2);
    assertThat(world.calls("sendTemplateCampaign")).isEqualTo(1);
    assertThat(world.calls("update-contact")).isEqualTo(1);
    assertThat(world.calls("unsubscribeSubscriber")).isZero();
    assertThat(world.calls("send-a-new-message")).isEqualTo(1);
    assertThat(inbox.count(State.PARKED) + mailInbox.count(State.PARKED)).isZero();
  }

  @Test
  @DisplayName("silence kept here, of one channel or all, is silence on the list, told of once")
  void silence() throws Exception {
    String ana = world.contact("Ana");
    String bea = world.contact("Bea");
    world.news.add("ana@example.com", Map.of());
    world.news.add("bea@example.com", Map.of());
    settle();

    world.highLevel.webhooks().loses(1).repeats(2);
    world.conversations.contacts().doNotDisturb(ana, Channel.EMAIL);
    settle();
    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
    assertThat(world.highLevel.webhooks().attempts())
        .extracting(Attempt::type)
        .endsWith("ContactDndUpdate", "ContactDndUpdate", "ContactDndUpdate")
        .doesNotContain("ContactUpdate");

    world.conversations.contacts().doNotDisturb(bea, Channel.SMS);
    settle();
    assertThat(world.status("bea@example.com")).isEqualTo("active");
    world.conversations.contacts().doNotDisturbAtAll(bea, true);
    settle();
    assertThat(world.status("bea@example.com")).isEqualTo("unsubscribed");
    assertThat(world.calls("unsubscribeSubscriber")).isEqualTo(2);
    assertThat(inbox.count(State.PARKED) + mailInbox.count(State.PARKED)).isZero();
  }

  @Test
  @DisplayName("a campaign nobody can find waits for a person; if it never went, it goes once")
  void decided() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    world.sandbox.next("sendTemplateCampaign").dropsWithoutEffect();
    writes(ana, "catering");
    settle();

    List<InDoubt> doubts = runner.inDoubt(inbox);
    assertThat(doubts).extracting(InDoubt::step).containsExactly("campaign");
    untilTomorrow();
    assertThat(world.mailed()).isEmpty();

    runner.decide(inbox, doubts.get(0), false);
    settle();
    untilTomorrow();
    assertThat(world.mailed()).containsExactly("ana@example.com");
    assertThat(runner.inDoubt(inbox)).isEmpty();
  }
}
