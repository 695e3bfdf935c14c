package dev.tertulia.bridge.links;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.bridge.Mortal;
import dev.tertulia.bridge.flow.FlowListener;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A HighLevel and a program that gets its webhooks over HTTP, with one clock. The inbox is worked
 * on by the test's own thread, a dispatcher without chance: an event that fails comes again after a
 * minute.
 */
final class Shop implements AutoCloseable {
  /** A Monday. */
  static final Instant MONDAY_TEN = Instant.parse("2026-11-02T09:00:00Z");

  static final String SEND = "send-a-new-message";

  final ManualTimekeeper time = ManualTimekeeper.jumping(MONDAY_TEN);
  final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  final HighLevelSandbox highLevel = sandbox.highLevel();
  final Webhooks webhooks = highLevel.webhooks();
  final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  final Mortal journal = new Mortal();
  final List<FlowListener.Report> told = new ArrayList<>();
  final String ana = highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
  final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(highLevel.token()))
          .location(highLevel.location())
          .baseUrl(highLevel.url())
          .timekeeper(time)
          .resilience(Resilience.none())
          .journal(journal)
          .build();
  private final HttpServer server;
  private FlowRunner runner;

  Shop() {
    var receiver =
        ConversationWebhooks.into(inbox)
            .keys(VerificationKey.ed25519("sandbox", webhooks.publicKey()))
            .hold(Duration.ZERO)
            .timekeeper(time)
            .receiver();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.createContext("/hooks", new WebhookHttpHandler(receiver));
    server.start();
    webhooks.to("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    runner = runner();
  }

  /** One without flows. */
  FlowRunner runner() {
    return FlowRunner.of(journal).timekeeper(time).listener(told::add);
  }

  void runs(FlowRunner flows) {
    runner = flows;
  }

  /** Handles what has come; what fails waits. */
  void works() {
    webhooks.settle();
    for (Optional<InboxEntry> next = inbox.claim(time.now());
        next.isPresent();
        next = inbox.claim(time.now())) {
      inbox.settle(handled(next.get()));
      webhooks.settle();
    }
  }

  /** Lets time pass, looks at the service as anybody would, and handles what has come. */
  void passes(Duration duration) {
    time.advance(duration);
    highLevel.message("nothing");
    works();
  }

  private InboxEntry handled(InboxEntry entry) {
    var arrival = entry.arrival();
    var delivery =
        new Delivery(
            entry.key(),
            entry.attempts(),
            arrival.type(),
            entry.receivedAt(),
            arrival.timestamp(),
            entry.source());
    try {
      runner.handle(WebhookEvent.readUnverified(arrival.content().body()), delivery);
      return entry.done();
    } catch (WebhookException e) {
      return entry.parked(e.toString());
    } catch (Exception | Mortal.Killed e) {
      return entry.again(time.now().plus(Duration.ofMinutes(1)), e.toString());
    }
  }

  /** What went out to Ana, oldest first. */
  List<String> sent() {
    var bodies = new ArrayList<String>();
    for (JsonValue each : highLevel.messagesWith(ana)) {
      if ("outbound".equals(each.at("direction").asText())
          && !"scheduled".equals(each.at("status").asText())) {
        String body = each.at("body").asText();
        bodies.add(0, body == null ? each.at("messageType").asText() : body);
      }
    }
    return bodies;
  }

  int waiting() {
    return inbox.count(InboxEntry.State.WAITING);
  }

  int parked() {
    return inbox.count(InboxEntry.State.PARKED);
  }

  @Override
  public void close() {
    server.stop(0);
    inbox.close();
    client.close();
    journal.close();
    sandbox.close();
  }
}
