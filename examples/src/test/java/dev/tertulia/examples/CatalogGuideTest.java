package dev.tertulia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.NewContact;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Catalog;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.catalog.Trigger;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/catalog.md, run. */
class CatalogGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final List<String> palette = new ArrayList<>();
  private final List<String> form = new ArrayList<>();
  private final BlockingQueue<List<String>> done = new LinkedBlockingQueue<>();
  private ConversationsClient client;
  private String contactId;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build();
    contactId = highLevel.contact("Ana García").phone("+34600000001").add();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aBuilderListsWithoutAnAccount() {
    Listing listing = Listing.of(ConversationsClient.class);
    for (Action each : listing.actions()) {
      if (each.invocable()) {
        palette.add(each.group() + ": " + each.summary());
      }
    }
    for (Trigger each : listing.triggers()) {
      palette.add("When: " + each.summary());
    }

    assertTrue(palette.contains("Messages: Sends a message to a contact, now or later."));
    assertTrue(palette.contains("When: A message, call or e-mail came in."));
    assertTrue(
        Listing.of(AcumbamailClient.class).actions().stream()
            .anyMatch(each -> each.summary().equals("Makes a list.")));
  }

  @Test
  void aStepAsksForItsInputsAndIsRun() {
    Catalog catalog = client.catalog();
    Action step = catalog.action("send-a-new-message");
    List<String> fitting = step.variants().get("SMS");
    for (Field each : step.inputs()) {
      if (!each.given() && fitting.contains(each.name())) {
        form.add(each.name() + ": " + each.type() + (each.required() ? ", needed" : ""));
      }
    }

    JsonValue sent =
        catalog.invoke(
            step.id(),
            Map.of("type", "SMS", "contactId", contactId, "message", "Your table is ready."));
    JsonValue stored = catalog.invoke("get-message", Map.of("id", sent.at("messageId").asText()));

    assertTrue(form.contains("contactId: string, needed"));
    assertTrue(form.contains("message: string"));
    assertEquals("Your table is ready.", stored.at("message").at("body").asText());
  }

  @Test
  void aMistakeIsToldByItsPlace() {
    var wrong =
        assertThrows(
            InvalidRequestException.class,
            () -> client.catalog().invoke("get-mesage", Map.of("id", "m1")));

    assertEquals("the id of an action; did you mean get-message?", wrong.expected());
  }

  @Test
  void aTriggerStartsAStep() throws Exception {
    var sent = sandbox.highLevel().webhooks();
    var inbox = WebhookInbox.inMemory();
    var webhooks =
        ConversationWebhooks.into(inbox).keys(VerificationKey.ed25519("sandbox", sent.publicKey()));
    Trigger trigger =
        client.catalog().triggers().stream()
            .filter(each -> each.id().equals("ContactCreate"))
            .findFirst()
            .orElseThrow();
    Action step = client.catalog().action("add-tags");

    Class<? extends WebhookEvent> event =
        Class.forName(trigger.event()).asSubclass(WebhookEvent.class);
    var handled = webhooks.on(event, (happened, delivery) -> run(step, happened.envelope().json()));

    try (var handling = handled.start()) {
      String id = client.contacts().create(NewContact.of(ContactDetails.none().name("Ben"))).id();
      String body = "{\"type\":\"ContactCreate\",\"id\":\"" + id + "\"}";
      assertEquals(200, handled.receive(sent.signer().sign(body)).status());
      assertEquals(List.of("new"), done.poll(20, TimeUnit.SECONDS));
    }
    inbox.close();
  }

  private void run(Action step, JsonValue event) {
    String contact = event.at("id").asText();
    JsonValue answer =
        client.catalog().invoke(step.id(), Map.of("contactId", contact, "tags", List.of("new")));
    done.add(answer.at("tags").asList().stream().map(JsonValue::asText).toList());
  }
}
