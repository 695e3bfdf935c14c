package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.Mortal;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.acumbamail.MailingList;
import dev.tertulia.testing.acumbamail.SentMail;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Both services on one clock, a list, a template, and a program that handles what it is told. */
final class TwoServices implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  static final ZonedDateTime EVENING = LocalDateTime.parse("2026-11-22T18:00").atZone(MADRID);

  final ManualTimekeeper time;
  final Sandbox sandbox;
  final HighLevelSandbox highLevel;
  final AcumbamailSandbox acumbamail;
  final ConversationsClient conversations;
  final AcumbamailClient mail;
  final MailingList news;
  final ListId list;
  final NewCampaign campaign;
  final Mortal journal = new Mortal();
  final List<String> told = new ArrayList<>();

  TwoServices() {
    this(ManualTimekeeper.jumping(NOW));
  }

  TwoServices(ManualTimekeeper time) {
    this.time = time;
    sandbox = Sandbox.builder().timekeeper(time).start();
    highLevel = sandbox.highLevel();
    acumbamail = sandbox.acumbamail();
    news = acumbamail.list("News").field("nombre").field("ciudad");
    list = ListId.of(news.id());
    campaign =
        NewCampaign.template(
            "Menus",
            Sender.of("casa@example.com").name("Casa Ana"),
            "Our menus",
            TemplateId.of(acumbamail.template("menus", "<p>*|UNSUBSCRIBE_URL|*</p>")));
    conversations =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .timekeeper(time)
            .journal(journal)
            .build();
    mail =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(acumbamail.token()))
            .baseUrl(acumbamail.url())
            .timekeeper(time)
            .build();
  }

  void untilTomorrow() {
    time.advance(Duration.ofDays(1));
  }

  String contact(String name, String... tags) {
    var contact =
        highLevel
            .contact(name)
            .email(name.toLowerCase() + "@example.com")
            .phone("+346000" + (10000 + Math.floorMod(name.hashCode(), 80000)));
    for (String tag : tags) {
      contact.tag(tag);
    }
    return contact.add();
  }

  /** What the webhook of a text message says. */
  WebhookEvent says(String contact, String text) {
    String id = highLevel.receives(contact, "SMS", text);
    return event(
        Map.of(
            "type",
            "InboundMessage",
            "locationId",
            highLevel.location(),
            "contactId",
            contact,
            "messageId",
            id,
            "messageType",
            "SMS",
            "direction",
            "inbound",
            "body",
            text));
  }

  static WebhookEvent event(Map<String, String> json) {
    return WebhookEvent.readUnverified(JsonValue.of(json).json().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(JsonValue json) {
    return json.json().getBytes(StandardCharsets.UTF_8);
  }

  /** What the webhook of a contact says that was changed. */
  WebhookEvent changed(String contact) {
    var json = new LinkedHashMap<>(highLevel.profile(contact).asMap());
    json.put("type", JsonValue.of("ContactUpdate"));
    return WebhookEvent.readUnverified(bytes(new JsonValue.Obj(json)));
  }

  /**
   * What the webhook of a list says: {@code unsubscribes}, {@code complaints}, {@code
   * hard_bounces}…
   */
  MailEvent happens(String event, String email, Object... more) {
    var json =
        new LinkedHashMap<String, Object>(
            Map.of("event", event, "email", email, "timestamp", NOW.getEpochSecond()));
    for (int i = 0; i < more.length; i += 2) {
      json.put((String) more[i], more[i + 1]);
    }
    var request =
        new WebhookRequest(
            bytes(JsonValue.of(json)), Map.of("Content-Type", List.of("application/json")));
    return MailEvent.readUnverified(request, MADRID).get(0);
  }

  FlowRunner runner(Flow<?, ?>... flows) {
    var runner =
        FlowRunner.of(journal)
            .timekeeper(time)
            .listener(
                each ->
                    told.add(
                        each.step()
                            + ": "
                            + each.result()
                            + (each.note() == null ? "" : " " + each.note())));
    for (Flow<?, ?> flow : flows) {
      runner = runner.run(flow);
    }
    return runner;
  }

  /** As the inbox does: again after a failure or a death, until it is done or parked. */
  String handled(FlowRunner runner, String key, Object event) throws Exception {
    for (int attempt = 1; attempt <= 8; attempt++) {
      try {
        runner.handle(
            event, new Delivery(key, attempt, "", time.now(), null, InboxEntry.Source.WEBHOOK));
        return "done";
      } catch (WebhookException e) {
        return "parked: " + e.getMessage();
      } catch (Mortal.Killed e) {
        told.add("killed");
      } catch (Exception e) {
        told.add("failed: " + e.getMessage());
      }
    }
    return "given up";
  }

  /** What a person says of a step of an event that is parked. */
  void decide(FlowRunner runner, InDoubt doubt, boolean happened) {
    var content = new WebhookRequest(new byte[0], Map.of());
    var arrival = new Arrival(content, List.of(doubt.event()), List.of(), "", "", null);
    try (var inbox = WebhookInbox.inMemory(InboxLimits.standard(), time)) {
      inbox.store(
          List.of(
              InboxEntry.aside(
                  arrival,
                  InboxEntry.Source.WEBHOOK,
                  time.now(),
                  InboxEntry.State.PARKED,
                  "in doubt")));
      runner.decide(inbox, doubt, happened);
    }
  }

  List<String> tags(String contact) {
    return highLevel.profile(contact).at("tags").asList().stream().map(JsonValue::asText).toList();
  }

  String status(String email) {
    return String.valueOf(news.subscriber(email).at("status").asText());
  }

  /** What colleagues read in a contact's conversation, newest first. */
  List<String> comments(String contact) {
    return highLevel.messagesWith(contact).stream()
        .filter(each -> "TYPE_INTERNAL_COMMENT".equals(each.at("messageType").asText()))
        .map(each -> each.at("body").asText())
        .toList();
  }

  List<String> mailed() {
    return acumbamail.sentMail().stream().map(SentMail::to).toList();
  }

  long calls(String operation) {
    return sandbox.received(operation).size();
  }

  @Override
  public void close() {
    conversations.close();
    mail.close();
    sandbox.close();
  }
}
