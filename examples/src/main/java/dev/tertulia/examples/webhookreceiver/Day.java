package dev.tertulia.examples.webhookreceiver;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.Reconciler;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/** A day of events over real HTTP, on a clock that leaps over every wait. */
final class Day implements AutoCloseable {
  private static final Instant BEGINNING = Instant.parse("2026-11-25T10:00:00Z");

  private final Screen screen;
  private final ManualTimekeeper time = ManualTimekeeper.startingAt(BEGINNING);
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Webhooks sent = highLevel.webhooks();
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final Journal journal = Journal.inMemory();
  private final Kitchen kitchen;
  private final ConversationWebhooks webhooks;
  private final WebhookDispatcher handling;
  private final HttpServer server;
  private int counted;

  Day(Screen screen) throws IOException {
    this.screen = screen;
    this.kitchen = new Kitchen(screen);
    this.webhooks =
        kitchen
            .wired(ConversationWebhooks.into(inbox))
            .forApp(sent.appId())
            .keys(VerificationKey.ed25519("sandbox", sent.publicKey()))
            .handling(
                Handling.standard()
                    .attempts(3)
                    .pauses(Duration.ofSeconds(10), Duration.ofMinutes(1)))
            .timekeeper(time);
    this.handling = webhooks.start();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/webhooks", new WebhookHttpHandler(webhooks.receiver()));
    server.start();
    sent.to("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
  }

  void begin() {
    String ana = guest();
    repeated(ana);
    forged();
    late(ana);
    lost(ana);
    failing(ana);
    strange();
    screen.step("At the end of the day");
    screen.say(
        "%d handled, %d set aside, %d parked, %d waiting",
        inbox.count(State.DONE),
        inbox.count(State.ODD),
        inbox.count(State.PARKED),
        inbox.count(State.WAITING));
  }

  private String guest() {
    screen.step("A guest writes");
    String ana = highLevel.contact("Ana García").phone("+34600000001").add();
    highLevel.receives(ana, "SMS", "A table for four on Friday?");
    settle();
    return ana;
  }

  private void repeated(String ana) {
    screen.step("The same webhook comes four times: acknowledged each time, handled once");
    sent.send(message(ana, "msg-1", "wh-1", "Half past eight it is!"));
    settle();
    for (int i = 0; i < 3; i++) {
      sent.send(message(ana, "msg-1", "wh-1", "Half past eight it is!"));
    }
    settle();
  }

  private void forged() {
    screen.step("Somebody forges one, with a signature of their own");
    var unused = sent.forge("{\"type\":\"InboundMessage\",\"body\":\"Cancel all tables\"}");
    settle();
    screen.step("It is genuine, but for another app: kept, and not handled");
    sent.send("{\"type\":\"InboundMessage\",\"appId\":\"another\",\"body\":\"Not yours\"}");
    settle();
  }

  private void late(String ana) {
    screen.step("One comes seventy minutes late");
    sent.delays(Duration.ofMinutes(70));
    sent.send(message(ana, "msg-2", "wh-2", "Could we have the terrace?"));
    time.advance(Duration.ofMinutes(70));
    settle();
  }

  private void lost(String ana) {
    screen.step(
        "Two messages' webhooks get lost on the way; the reconciler asks for what is missing");
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build()) {
      sent.loses(4);
      highLevel.receives(ana, "SMS", "There will be five of us");
      highLevel.receives(ana, "Email", "And one of us is vegan");
      time.advance(Duration.ofMinutes(5));
      var reconciler = Reconciler.of(client, webhooks, journal).since(BEGINNING).timekeeper(time);
      for (int run = 1; run <= 2; run++) {
        Reconciler.Report report = reconciler.run().orElseThrow();
        screen.say(
            "run %d: %d messages in that time, %d of them nobody had brought",
            run, report.messages(), report.brought());
        settle();
      }
    }
  }

  private void failing(String ana) {
    screen.step("The handler fails twice: called again");
    kitchen.breaks(2);
    sent.send(message(ana, "msg-3", "wh-3", "Is there parking?"));
    settle();
    screen.step("It fails as often as it may: parked, and replayed when it works again");
    kitchen.breaks(3);
    sent.send(message(ana, "msg-4", "wh-4", "See you tonight!"));
    settle();
    for (InboxEntry parked : inbox.list(State.PARKED, 10)) {
      screen.say("parked: %s", parked.problem());
      inbox.replay(parked.key());
    }
    settle();
  }

  private void strange() {
    screen.step("Tomorrow's kind of event");
    sent.send("{\"type\":\"RobotWaiterUpdate\",\"webhookId\":\"wh-5\"}");
    settle();
  }

  private static String message(String contact, String id, String webhook, String text) {
    return """
        {"type":"InboundMessage","direction":"inbound","messageType":"SMS","messageId":"%s",
         "webhookId":"%s","contactId":"%s","conversationId":"conversation-%s","body":"%s"}
        """
        .formatted(id, webhook, contact, contact, text);
  }

  /** Lets everything arrive and be handled, and the answers be told. */
  private void settle() {
    sent.settle();
    while (inbox.count(State.WAITING) > 0) {
      inbox.nextDue().ifPresent(due -> time.advance(Duration.between(time.now(), due)));
      Thread.onSpinWait();
    }
    sent.attempts().stream()
        .skip(counted)
        .forEach(each -> screen.say("  %d  %s", each.status(), each.type()));
    counted = sent.attempts().size();
  }

  @Override
  public void close() {
    server.stop(0);
    handling.close();
    inbox.close();
    journal.close();
    sandbox.close();
  }
}
