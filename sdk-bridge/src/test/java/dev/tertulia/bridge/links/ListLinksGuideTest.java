package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.sync.CheckpointStore;
import dev.tertulia.bridge.sync.DeadLetters;
import dev.tertulia.bridge.sync.Report;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookInbox;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of docs/links.md, about lists, run. */
class ListLinksGuideTest {
  private final Logger log = LoggerFactory.getLogger("links");
  private final TwoServices world = new TwoServices();
  private final String ana = world.contact("Ana", "newsletter");

  @TempDir Path folder;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aMessageBecomesATagASubscriberAndACampaign() throws Exception {
    var highLevel = world.conversations;
    var acumbamail = world.mail;
    var journal = world.journal;
    var menus = world.campaign;
    var list = world.list;

    ListTarget<Contact> news =
        ListTarget.of(acumbamail, list, contact -> contact.hasTag("newsletter"))
            .mapping(Mapping.of("nombre", Contact::firstName).and("ciudad", Contact::city));
    Flow<?, ?> catering =
        TagAndTarget.named("catering", highLevel)
            .topic(Topic.words("catering", "catering", "boda").adds("catering").removes("cold"))
            .list(news)
            .campaign(
                menus, ZonedDateTime.parse("2026-11-23T18:00+01:00[Europe/Madrid]"), 7, journal)
            .flow();
    FlowRunner runner = FlowRunner.of(journal).run(catering).timekeeper(world.time);

    assertThat(world.handled(runner, "1", world.says(ana, "Catering?"))).isEqualTo("done");
    assertThat(world.tags(ana)).contains("catering");
    assertThat(world.status("ana@example.com")).isEqualTo("unverified");
    assertThat(world.calls("sendTemplateCampaign")).isEqualTo(1);
    assertThat(catering)
        .hasToString(
            """
            catering: on InboundMessage
              when it is of this location
              when a contact wrote it
              choose topic
              do tag
              read the contact
              do subscribe
              when the list reaches them
              once campaign""");
  }

  @Test
  void contactsBecomeSubscribers() {
    var highLevel = world.conversations;
    var acumbamail = world.mail;
    var list = world.list;
    world.news.field("mensajes").field("canal").field("visto").field("donde").field("tags");
    world.highLevel.receives(ana, "SMS", "Hello");

    var everybody =
        ListTarget.of(acumbamail, list, contact -> contact.hasTag("newsletter"))
            .mapping(
                Mapping.of("nombre", Contact::firstName)
                    .from(Acquaintance::contact)
                    .and("mensajes", Acquaintance::messages)
                    .and("canal", Acquaintance::lastChannel)
                    .and("visto", Acquaintance::lastContact)
                    .and("donde", Acquaintance::place)
                    .and("tags", Acquaintance::tags));
    Report report =
        ContactsToList.of(highLevel, everybody)
            .telling((who, what) -> log.info("{}: {}", who.contact().id(), what))
            .sync()
            .deadLetters(DeadLetters.inFile(folder.resolve("bad-contacts.jsonl")))
            .rememberingIn(CheckpointStore.inFile(folder.resolve("contacts.json")))
            .run();

    assertThat(report.written()).isEqualTo(1);
    assertThat(world.news.subscriber("ana@example.com").at("mensajes").asText()).isEqualTo("1");
  }

  @Test
  void silenceIsMirrored() throws Exception {
    var highLevel = world.conversations;
    var acumbamail = world.mail;
    var journal = world.journal;
    var list = world.list;
    var secret = SignatureVerifier.secretInQuery("key", Secret.of("s3cr3t-s3cr3t-s3cr3t"));
    try (var inbox = WebhookInbox.inMemory();
        var mailInbox = WebhookInbox.inMemory()) {

      var mirror = OptOutMirror.between(highLevel, acumbamail, list);
      FlowRunner silence =
          FlowRunner.of(journal)
              .run(mirror.toContacts())
              .run(mirror.toLists())
              .run(DeliveryFeedback.to(highLevel).flow());
      var contacts = ConversationWebhooks.into(inbox).otherwise(silence);
      var mail = AcumbamailWebhooks.into(mailInbox, secret).otherwise(silence);

      assertThat(contacts.toString() + mail).contains("ConversationWebhooks", "AcumbamailWebhooks");
      world.handled(silence, "1", world.happens("hard_bounces", "ana@example.com"));
      assertThat(world.comments(ana)).hasSize(1);

      var today = LocalDate.ofInstant(TwoServices.NOW, TwoServices.MADRID);
      MissedOptOuts.of(highLevel, acumbamail, list).silence(today.minusDays(2), today);
    }
  }
}
