package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.TransactionalEmail;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.SandboxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of docs/flows.md, run. */
class FlowsGuideTest {
  private static final Logger log = LoggerFactory.getLogger(FlowsGuideTest.class);

  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final Journal journal = Journal.inMemory();
  private final WebhookInbox inbox = WebhookInbox.inMemory();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private ConversationsClient client;
  private AcumbamailClient mail;
  private ConversationWebhooks webhooks;
  private String ana;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .journal(journal)
            .build();
    mail =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(sandbox.acumbamail().token()))
            .baseUrl(sandbox.acumbamail().url())
            .build();
    webhooks =
        ConversationWebhooks.into(inbox)
            .hold(Duration.ZERO)
            .keys(VerificationKey.ed25519("sandbox", highLevel.webhooks().publicKey()));
    ana = highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
  }

  @AfterEach
  void disconnect() {
    client.close();
    mail.close();
    inbox.close();
  }

  @Test
  void eachStepIsDoneOnceAndInOrder() {
    var menuByMail =
        Flow.named("menu by mail")
            .on(InboundMessage.class)
            .when("it asks for the menu", message -> asksForTheMenu(message.body()))
            .reading("the contact", message -> client.contacts().get(message.contactId()))
            .when("there is an address", contact -> contact.email() != null)
            .step("tag", (contact, step) -> client.contacts().addTags(contact.id(), "hungry"))
            .once("mail", (contact, step) -> mail.smtp().send(menuFor(contact)))
            .step(
                "reply",
                (contact, step) ->
                    client
                        .messages()
                        .sendOnce(step.key(), Sms.to(contact.id(), "Look into your mailbox.")));

    FlowRunner runner =
        FlowRunner.of(journal)
            .run(menuByMail)
            .listener(step -> log.info("{}: {} {}", step.flow(), step.step(), step.result()));

    sandbox.next("send-a-new-message").says(400);
    sandbox.next("add-tags").dropsAfterRequest();
    runner = runner.listener(step -> told.add(step.step() + " " + step.result()));
    try (var handling = webhooks.otherwise(runner).start()) {
      receives("Could I have the menu?", "w1");
      receives("Could I have the menu?", "w1");
      sandbox.awaitReceived("send-a-new-message", 1);
    }

    assertThat(sandbox.acumbamail().sentMail()).hasSize(1);
    assertThat(told).containsSubsequence("tag DONE", "mail DONE", "reply FAILED");
    assertThat(menuByMail.toString()).contains("when it asks for the menu");
  }

  private static boolean asksForTheMenu(String text) {
    return text.contains("menu");
  }

  private static TransactionalEmail menuFor(Contact contact) {
    return TransactionalEmail.html(
        Sender.of("casa@bistro.example"), contact.email(), "The menu", "<p>Fish.</p>");
  }

  @Test
  void aWayIsChosenOnceAndWhatIsInDoubtIsLookedUp() {
    var desk =
        Flow.named("desk")
            .on(InboundMessage.class)
            .choosing("who", message -> message.body().contains("invoice") ? "accounts" : "kitchen")
            .once(
                "tell",
                (choice, step) -> tell(choice.way(), choice.subject()),
                (choice, step, begunAt) ->
                    wasTold(choice.way(), begunAt) ? Outcome.ACCEPTED : Outcome.UNKNOWN);

    sandbox.next("send-a-new-message").dropsAfterRequest();
    try (var handling = webhooks.otherwise(FlowRunner.of(journal).run(desk)).start()) {
      receives("Where is my invoice?", "w2");
      sandbox.awaitReceived("send-a-new-message", 1);
      receives("Where is my fish?", "w3");
      sandbox.awaitReceived("send-a-new-message", 2);
    }

    assertThat(told).contains("accounts", "kitchen");
  }

  private void tell(String who, InboundMessage message) {
    told.add(who);
    client.messages().send(InternalComment.on(message.contactId(), "For " + who));
  }

  private boolean wasTold(String who, Instant begunAt) {
    return told.contains(who) && begunAt != null;
  }

  private void receives(String text, String id) {
    String event =
        "{\"type\":\"InboundMessage\",\"contactId\":\"%s\",\"body\":\"%s\",\"webhookId\":\"%s\"}"
            .formatted(ana, text, id);
    webhooks.receive(sandbox.highLevel().webhooks().signer().sign(event));
  }
}
