package dev.tertulia.examples.flowfile;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.acumbamail.webhook.NewSubscribers;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.Reconciler;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.examples.flowfile.Receiving.Webhooks;
import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import dev.tertulia.examples.flowfile.yaml.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The flows of a file, at work until it is closed: it takes events in, and handles what is due. */
final class Program implements AutoCloseable {
  private static final int THREADS = 8;

  /** Twice as long as inboxes know their events: what is older is set aside when it comes again. */
  private static final Duration KEPT = InboxLimits.standard().retention().multipliedBy(2);

  private final FlowFile file;
  private final Assembly assembly;
  private final FlowRunner runner;
  private final ConversationWebhooks contacts;
  private final Optional<AcumbamailWebhooks> mail;
  private int port;

  private Program(FlowFile file, Assembly assembly) {
    this.file = file;
    this.assembly = assembly;
    file.flows().forEach(this::join);
    this.runner = assembly.runner();
    this.contacts = contacts();
    this.mail = file.receiving().asksForMail() ? Optional.of(mail()) : Optional.empty();
  }

  /**
   * Opens what the file's flows have left, and begins nothing. Lists are asked for their fields.
   *
   * @param templates which template stands for the one the file names
   * @throws FlowFileException if a list does not have the fields the file writes
   * @throws RuntimeException if it cannot be opened for another reason: it runs already
   */
  static Program open(
      FlowFile file, Timekeeper time, UnaryOperator<TemplateId> templates, Timeline timeline) {
    var assembly = new Assembly(file, time, templates, timeline);
    try {
      return new Program(file, assembly);
    } catch (RuntimeException e) {
      assembly.close();
      throw e;
    }
  }

  /**
   * Begins to take events in and to handle what is due.
   *
   * @throws RuntimeException if nobody can be listened to at the port
   */
  void start() {
    assembly.opened(contacts.start());
    mail.ifPresent(each -> assembly.opened(each.start()));
    file.receiving().webhooks().ifPresent(this::serve);
    assembly.every(
        new Timetable(null, Duration.ofDays(1), file.services().zone()), "journal", this::forget);
    assembly.begin();
    look();
  }

  /** A journal grows with each event, and a program may run for years. */
  private String forget() {
    Instant before = assembly.time().now().minus(KEPT);
    int forgotten = runner.forget(before, inboxes().toArray(WebhookInbox[]::new));
    return forgotten == 0 ? "" : "forgot " + forgotten + " entries of before " + before;
  }

  private void join(Plan plan) {
    try {
      plan.joining().accept(assembly);
    } catch (InvalidRequestException e) {
      throw new FlowFileException(
          file.name(),
          List.of(new Problem(plan.at().line(), plan.at().column(), e.expected(), e.found())));
    }
  }

  private ConversationWebhooks contacts() {
    var webhooks =
        ConversationWebhooks.into(assembly.inbox("inbox"))
            .forLocations(file.services().highLevel().location()::equals)
            .timekeeper(assembly.time())
            .otherwise(runner);
    Optional<Webhooks> settings = file.receiving().webhooks();
    if (settings.isPresent()) {
      webhooks = webhooks.keys(settings.get().key());
    }
    Optional<String> app = settings.flatMap(Webhooks::app);
    return app.isPresent() ? webhooks.forApp(app.get()) : webhooks;
  }

  private AcumbamailWebhooks mail() {
    SignatureVerifier verifier =
        file.receiving()
            .webhooks()
            .flatMap(Webhooks::mail)
            .map(each -> SignatureVerifier.secretInQuery("key", each.secret().secret()))
            .orElse(
                (request, now) -> {
                  throw new WebhookException("nobody sends webhooks here", null);
                });
    return AcumbamailWebhooks.into(assembly.inbox("mail"), verifier)
        .timekeeper(assembly.time())
        .otherwise(runner);
  }

  private void serve(Webhooks settings) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(settings.port()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + settings.port() + " cannot be listened at", e);
    }
    var threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.createContext(settings.path(), new WebhookHttpHandler(contacts.receiver()));
    settings
        .mail()
        .ifPresent(
            each ->
                server.createContext(
                    each.path(), new WebhookHttpHandler(mail.orElseThrow().receiver())));
    server.start();
    port = server.getAddress().getPort();
    AutoCloseable closing =
        () -> {
          server.stop(0);
          threads.shutdown();
        };
    assembly.opened(closing);
  }

  /** Beside webhooks for what gets lost, in their place for all there is. */
  private void look() {
    var settings = file.receiving().polling();
    Reconciler reconciler =
        file.receiving().webhooks().isPresent()
            ? Reconciler.of(assembly.highLevel(), contacts, assembly.journal())
            : Reconciler.polling(assembly.highLevel(), contacts, assembly.journal());
    reconciler = reconciler.timekeeper(assembly.time());
    if (settings.isPresent()) {
      reconciler = settings.get().every().map(reconciler::every).orElse(reconciler);
      reconciler = settings.get().newConversations() ? reconciler.newConversations() : reconciler;
      for (String list : settings.get().newSubscribers()) {
        assembly.opened(
            NewSubscribers.of(
                    assembly.acumbamail(),
                    mail.orElseThrow(),
                    assembly.journal(),
                    assembly.list(list).id())
                .timekeeper(assembly.time())
                .start());
      }
    }
    assembly.opened(reconciler.start());
  }

  /** Where webhooks are received; 0 if nowhere. */
  int port() {
    return port;
  }

  /** What runs, for who wants to know what waits for a person. */
  FlowRunner runner() {
    return runner;
  }

  /** Where events wait. */
  List<WebhookInbox> inboxes() {
    return assembly.inboxes();
  }

  /** Whether something is done right now, or waits to be. */
  boolean isBusy() {
    return assembly.isWorking()
        || inboxes().stream().anyMatch(each -> each.count(InboxEntry.State.WAITING) > 0);
  }

  @Override
  public void close() {
    assembly.close();
  }
}
