package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the service regularly what happened in the client's location, and puts what no webhook has
 * brought into the same inbox, on the same way to the same handlers: messages, calls and e-mails,
 * in and out. What was brought already is not handled again, whichever comes first. Immutable; each
 * method answers a changed copy.
 *
 * <pre>{@code
 * // Beside webhooks, for what gets lost on the way:
 * try (var running = Reconciler.of(client, webhooks, journal).start()) { … }
 *
 * // In place of webhooks, for programs nobody can reach:
 * try (var running = Reconciler.polling(client, webhooks, journal).newConversations().start()) { … }
 * }</pre>
 *
 * <p>Each run looks at the time from ten minutes before what is proven to two minutes ago, and the
 * journal remembers what is proven: after two hours without a receiver, or without the program, the
 * next run covers them. A run that fails is made again, over all of it, at the next time. Requests
 * go in the lane for work nobody waits for. This machine's clock may be ahead of the service's by
 * ten minutes.
 *
 * <p>After a pause longer than the inbox remembers nothing is looked at twice; and beside webhooks,
 * what is older than that is set aside for a person, since one may have brought it.
 *
 * <p>It finds what the service exports: no group chats, no review requests; and messages by the
 * time they were made, so neither one recorded for a time long past nor a scheduled one that leaves
 * later than it was made.
 */
public final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");

  private final ConversationsClient client;
  private final ConversationWebhooks webhooks;
  private final Journal journal;
  private final Source source;
  private final Duration interval;
  private final Duration settling;
  private final @Nullable Instant since;
  private final boolean conversations;
  private final Timekeeper time;

  /**
   * What a run has seen.
   *
   * @param from the beginning of the time it looked at
   * @param until its end: everything before is proven now
   * @param messages how many messages happened in it
   * @param conversations how many conversations began in it, if those are looked for
   * @param brought how many of all these nobody had brought
   */
  public record Report(
      Instant from, Instant until, Integer messages, Integer conversations, Integer brought) {}

  private Reconciler(
      ConversationsClient client,
      ConversationWebhooks webhooks,
      Journal journal,
      Source source,
      Duration interval,
      Duration settling,
      @Nullable Instant since,
      boolean conversations,
      Timekeeper time) {
    this.client = client;
    this.webhooks = webhooks;
    this.journal = journal;
    this.source = source;
    this.interval = interval;
    this.settling = settling;
    this.since = since;
    this.conversations = conversations;
    this.time = time;
  }

  /**
   * Beside webhooks: every 15 minutes.
   *
   * @param journal remembers what is proven; with a lasting one nothing is missed while the program
   *     does not run
   */
  public static Reconciler of(
      ConversationsClient client, ConversationWebhooks webhooks, Journal journal) {
    return new Reconciler(
        client.with(Lane.BATCH),
        webhooks,
        journal,
        Source.RECONCILE,
        Duration.ofMinutes(15),
        Duration.ofMinutes(2),
        null,
        false,
        Timekeeper.system());
  }

  /** In place of webhooks: every minute, up to ten seconds ago. */
  public static Reconciler polling(
      ConversationsClient client, ConversationWebhooks webhooks, Journal journal) {
    return new Reconciler(
        client.with(Lane.BATCH),
        webhooks,
        journal,
        Source.POLL,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        null,
        false,
        Timekeeper.system());
  }

  /** The same at other intervals. */
  public Reconciler every(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new InvalidRequestException("Reconciler.every", "some time", "none");
    }
    return new Reconciler(
        client, webhooks, journal, source, value, settling, since, conversations, time);
  }

  /**
   * The same, looking no closer to now than that: what is so young may not be listed yet, or is
   * still on its way as a webhook.
   */
  public Reconciler settling(Duration value) {
    if (value.isNegative()) {
      throw new InvalidRequestException("Reconciler.settling", "not less than nothing", "" + value);
    }
    return new Reconciler(
        client, webhooks, journal, source, interval, value, since, conversations, time);
  }

  /**
   * The same, beginning at that moment if nothing is proven yet; otherwise it begins ten minutes
   * before its first run.
   */
  public Reconciler since(Instant moment) {
    return new Reconciler(
        client, webhooks, journal, source, interval, settling, moment, conversations, time);
  }

  /** The same, looking for conversations that have begun, too: {@link NewConversation}. */
  public Reconciler newConversations() {
    return new Reconciler(client, webhooks, journal, source, interval, settling, since, true, time);
  }

  /** The same on another clock: the client's. */
  public Reconciler timekeeper(Timekeeper keeper) {
    return new Reconciler(
        client, webhooks, journal, source, interval, settling, since, conversations, keeper);
  }

  /**
   * Looks now.
   *
   * @return empty if another one, here or in another program on the same journal, is looking
   * @throws dev.tertulia.core.SdkException if the service cannot be asked; nothing is proven then
   * @throws RuntimeException if the inbox or the journal cannot store
   */
  public Optional<Report> run() {
    try (Journal.@Nullable Claim claim =
        journal.claim("reconciled:" + client.location()).orElse(null)) {
      return claim == null ? Optional.empty() : Optional.of(run(claim));
    }
  }

  private Report run(Journal.Claim claim) {
    Instant now = time.now();
    Instant until = now.minus(settling);
    Proven proven =
        claim
            .entry()
            .map(entry -> Proven.of(entry, now))
            .orElseGet(() -> Proven.nothing(since, until));
    Instant from = proven.from(now.minus(webhooks.inbox().retention()));
    boolean remembered = from.isBefore(proven.until());
    var search = new Search(client, webhooks.inbox(), from, until);
    int messages = search.messages(arrivals -> webhooks.receiver().offer(arrivals, source));
    int begun =
        conversations
            ? search.conversations(
                remembered ? proven.since() : from,
                arrivals -> webhooks.receiver().offer(arrivals, source))
            : 0;
    claim.write(proven.until(until).entry());
    return new Report(from, until, messages, begun, search.brought());
  }

  /** Looks now and then every interval, on threads of the client's, until it is closed. */
  public Polling start() {
    return Polling.start(time, interval, this::elsewhere, this::look);
  }

  private void elsewhere(Runnable looking) {
    var unused =
        client.async(
            c -> {
              looking.run();
              return true;
            });
  }

  private void look() {
    run().ifPresent(report -> LOG.debug("{}", report));
  }
}
