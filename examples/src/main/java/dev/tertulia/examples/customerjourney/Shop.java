package dev.tertulia.examples.customerjourney;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.bridge.links.MissedOptOuts;
import dev.tertulia.bridge.links.Summarizer;
import dev.tertulia.bridge.links.TranscribeCalls;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.Reconciler;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.Polling;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The restaurant's program, as one would run it: webhooks in, links at work, a look at night for
 * what nobody told. All it must not forget is in its folder, so it can be killed and started again.
 */
final class Shop implements AutoCloseable {
  /** Given up within the hour, so that the manager sees it in the evening. */
  private static final Handling PATIENCE =
      Handling.standard()
          .threads(2)
          .attempts(8)
          .pauses(Duration.ofSeconds(5), Duration.ofMinutes(10))
          .grace(Duration.ofSeconds(2));

  private final Settings settings;
  private final Timekeeper time;
  private final List<Told> told;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final WebhookInbox contacts;
  private final WebhookInbox mails;
  private final WebhookInbox calls;
  private final ConversationsClient conversations;
  private final AcumbamailClient mail;
  private final FlowRunner runner;

  Shop(Settings settings, Path folder, Timekeeper time, Watch watch, List<Told> told)
      throws IOException {
    this.settings = settings;
    this.time = time;
    this.told = told;
    try {
      Journal journal = opened(watch.journal(Journal.inFolder(folder.resolve("journal"))));
      contacts = inbox(folder.resolve("contacts"), watch);
      mails = inbox(folder.resolve("mail"), watch);
      calls = inbox(folder.resolve("calls"), watch);
      conversations = opened(conversations(journal, watch));
      mail = opened(mail(watch));
      var rules = new HouseRules(conversations, mail, journal, settings).runner();
      var transcribe =
          TranscribeCalls.into(folder.resolve("transcripts"), conversations, calls)
              .summarizer(Summarizer.extractive(1));
      runner = heard(rules.run(transcribe.noticing()));
      opened(transcribe.start(heard(FlowRunner.of(journal)), time));
      begin(journal, watch);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T opened(T thing) {
    open.push(thing);
    return thing;
  }

  private FlowRunner heard(FlowRunner quiet) {
    FlowRunner heard = quiet.timekeeper(time);
    for (Told each : told) {
      heard = heard.listener(each);
    }
    return heard;
  }

  private WebhookInbox inbox(Path folder, Watch watch) {
    return opened(watch.inbox(WebhookInbox.inFolder(folder, InboxLimits.standard(), time)));
  }

  private ConversationsClient conversations(Journal journal, Watch watch) {
    var builder =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(settings.token().reveal()))
            .location(settings.location())
            .baseUrl(settings.conversations())
            .journal(journal)
            .timekeeper(time)
            .executor(watch.threads())
            .listener(watch);
    told.forEach(builder::listener);
    return builder.build();
  }

  private AcumbamailClient mail(Watch watch) {
    var builder =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(settings.mailToken().reveal()))
            .baseUrl(settings.mail())
            .timekeeper(time)
            .executor(watch.threads())
            .listener(watch);
    told.forEach(builder::listener);
    return builder.build();
  }

  private void begin(Journal journal, Watch watch) throws IOException {
    var fromContacts =
        ConversationWebhooks.into(contacts)
            .forApp(settings.app())
            .keys(VerificationKey.ed25519("sandbox", settings.publicKey()))
            .handling(PATIENCE)
            .timekeeper(time)
            .otherwise(this::handle);
    var fromMail =
        AcumbamailWebhooks.into(
                mails, SignatureVerifier.secretInQuery("key", settings.webhookSecret()))
            .handling(PATIENCE)
            .timekeeper(time)
            .otherwise(this::handle);
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    server.setExecutor(watch.threads());
    server.createContext("/contacts", new WebhookHttpHandler(fromContacts.receiver()));
    server.createContext("/mail", new WebhookHttpHandler(fromMail.receiver()));
    opened(fromContacts.start());
    opened(fromMail.start());
    opened(
        Reconciler.of(conversations, fromContacts, journal)
            .every(Duration.ofHours(12))
            .timekeeper(time)
            .start());
    opened(Polling.start(time, Duration.ofDays(1), this::elsewhere, this::lookWhoLeft));
    server.start();
    opened(() -> server.stop(0));
    mail.webhooks()
        .configureList(
            ListId.of(settings.list()),
            WebhookSettings.of(
                "http://127.0.0.1:"
                    + settings.port()
                    + "/mail?key="
                    + settings.webhookSecret().reveal(),
                WebhookTopic.UNSUBSCRIBES,
                WebhookTopic.COMPLAINTS,
                WebhookTopic.HARD_BOUNCES));
  }

  private void handle(Object event, Delivery delivery) throws Exception {
    told.forEach(each -> each.noticed(event, delivery));
    runner.handle(event, delivery);
  }

  private void elsewhere(Runnable look) {
    var unused =
        mail.async(
            client -> {
              look.run();
              return true;
            });
  }

  private void lookWhoLeft() {
    LocalDate today = LocalDate.ofInstant(time.now(), mail.zone());
    MissedOptOuts.of(conversations, mail, ListId.of(settings.list()))
        .silence(today.minusDays(2), today);
  }

  /** What a person must look at. */
  List<Doubt> doubts() {
    var doubts = new ArrayList<Doubt>();
    for (WebhookInbox inbox : List.of(contacts, mails)) {
      List<InboxEntry> parked = inbox.list(State.PARKED, 1000);
      for (InDoubt each : runner.inDoubt(inbox)) {
        parked.stream()
            .filter(entry -> entry.key().equals(each.event()))
            .forEach(
                entry ->
                    doubts.add(new Doubt(each.flow(), each.step(), each.event(), about(entry))));
      }
    }
    return doubts;
  }

  private static String about(InboxEntry entry) {
    JsonValue event =
        JsonValue.parse(new String(entry.arrival().content().body(), StandardCharsets.UTF_8));
    String contact = event.at("contactId").asText();
    return contact == null ? String.valueOf(event.at("email").asText()) : contact;
  }

  /** What that person says. */
  void decide(Doubt doubt, boolean happened) {
    for (WebhookInbox inbox : List.of(contacts, mails)) {
      for (InDoubt each : runner.inDoubt(inbox)) {
        if (each.flow().equals(doubt.flow())
            && each.step().equals(doubt.step())
            && each.event().equals(doubt.event())) {
          runner.decide(inbox, each, happened);
        }
      }
    }
  }

  /** Events that are set aside, in doubt or not. */
  int parked() {
    return contacts.count(State.PARKED) + mails.count(State.PARKED) + calls.count(State.PARKED);
  }

  /** In the reverse order: who came last stands on those before. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
