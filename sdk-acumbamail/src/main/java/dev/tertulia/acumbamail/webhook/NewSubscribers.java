package dev.tertulia.acumbamail.webhook;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.SubscriberStatus;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the service regularly who has joined a list, and puts those whom no webhook has told of into
 * the same inbox, on the same way to the same handlers, as {@link MailEvent.Subscribed}: in place
 * of webhooks, which only paying customers get, or beside them. Immutable; each method answers a
 * changed copy.
 *
 * <pre>{@code
 * try (var polling = NewSubscribers.of(client, webhooks, journal, ListId.of(1000)).start()) { … }
 * }</pre>
 *
 * <p>The vendor cannot be asked for the newest only: each run reads everyone active on the list
 * ({@code getSubscribers}), one call for each block of a thousand or more, in the lane for work
 * nobody waits for and below the function's limit of ten a minute. The journal remembers up to when
 * nobody is missing; a run that fails is made again, over all of it, at the next time.
 *
 * <p>An address is told of once for each list, by a look or a webhook, whichever comes first. Who
 * was found by a look, leaves and joins again is not told of as long as the inbox remembers; two
 * webhooks about that are two events. Who confirms later than {@link #lookingBack} is not found.
 */
public final class NewSubscribers {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");
  private static final int PORTION = 100;

  private final AcumbamailClient client;
  private final AcumbamailWebhooks webhooks;
  private final Journal journal;
  private final ListId list;
  private final Duration interval;
  private final Duration back;
  private final @Nullable Instant since;
  private final Timekeeper time;

  /**
   * What a run has seen.
   *
   * @param from it looked for those who joined since
   * @param until nobody who joined before and is active is missing now
   * @param joined how many joined since {@code from}
   * @param brought how many of them nobody had told of
   * @param unclear how many the service told of without an address or a date: they were left out
   */
  public record Report(
      Instant from, Instant until, Integer joined, Integer brought, Integer unclear) {}

  private NewSubscribers(
      AcumbamailClient client,
      AcumbamailWebhooks webhooks,
      Journal journal,
      ListId list,
      Duration interval,
      Duration back,
      @Nullable Instant since,
      Timekeeper time) {
    this.client = client;
    this.webhooks = webhooks;
    this.journal = journal;
    this.list = list;
    this.interval = interval;
    this.back = back;
    this.since = since;
    this.time = time;
  }

  /**
   * Looks every 15 minutes.
   *
   * @param webhooks whose inbox and handlers they go to; they need not be received
   * @param journal remembers what is proven; with a lasting one nobody is missed while the program
   *     does not run
   */
  public static NewSubscribers of(
      AcumbamailClient client, AcumbamailWebhooks webhooks, Journal journal, ListId list) {
    return new NewSubscribers(
        client.with(Lane.BATCH),
        webhooks,
        journal,
        list,
        Duration.ofMinutes(15),
        Duration.ofDays(7),
        null,
        Timekeeper.system());
  }

  /** The same at other intervals. */
  public NewSubscribers every(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new InvalidRequestException("NewSubscribers.every", "some time", "none");
    }
    return new NewSubscribers(client, webhooks, journal, list, value, back, since, time);
  }

  /**
   * The same, beginning with those who joined then if nothing is proven yet; otherwise it begins
   * ten minutes before its first run.
   */
  public NewSubscribers since(Instant moment) {
    return new NewSubscribers(client, webhooks, journal, list, interval, back, moment, time);
  }

  /**
   * The same, waiting for a confirmation that long, usually 7 days: who has not confirmed is not
   * active, and a list tells when they asked to join. Also covers batches that are shown late, and
   * clocks that differ.
   *
   * @throws InvalidRequestException if it is negative, or longer than the inbox remembers
   */
  public NewSubscribers lookingBack(Duration value) {
    if (value.isNegative() || value.compareTo(webhooks.inbox().retention()) > 0) {
      throw new InvalidRequestException(
          "NewSubscribers.lookingBack", "at most what the inbox remembers", "" + value);
    }
    return new NewSubscribers(client, webhooks, journal, list, interval, value, since, time);
  }

  /** The same on another clock: the client's. */
  public NewSubscribers timekeeper(Timekeeper keeper) {
    return new NewSubscribers(client, webhooks, journal, list, interval, back, since, keeper);
  }

  /**
   * Looks now.
   *
   * @return empty if another one, here or in another program on the same journal, is looking
   * @throws dev.tertulia.core.SdkException if the service cannot be asked; nothing is proven then
   * @throws RuntimeException if the inbox or the journal cannot store
   */
  public Optional<Report> run() {
    try (Journal.@Nullable Claim claim = journal.claim("joined:" + list.value()).orElse(null)) {
      return claim == null ? Optional.empty() : Optional.of(run(claim));
    }
  }

  private Report run(Journal.Claim claim) {
    Instant now = time.now();
    Proven proven =
        claim
            .entry()
            .map(entry -> Proven.of(entry, now))
            .orElseGet(() -> Proven.nothing(since, now));
    Instant from = proven.from(back, webhooks.inbox().retention(), now);
    Report report = look(from, now);
    if (report.unclear() > 0) {
      LOG.warn("{} subscribers came without address or date, and are left out", report.unclear());
    }
    claim.write(proven.until(now).entry());
    return report;
  }

  private Report look(Instant from, Instant now) {
    var portion = new ArrayList<Arrival>();
    int joined = 0;
    int brought = 0;
    int unclear = 0;
    for (Subscriber each : client.subscribers(list).withStatus(SubscriberStatus.ACTIVE)) {
      String email = each.email();
      if (email == null || each.created() == null) {
        unclear++;
        continue;
      }
      Instant at = each.created().atZone(client.zone()).toInstant();
      if (at.isBefore(from) || !isActive(each)) {
        continue;
      }
      joined++;
      portion.add(webhooks.format().found(list, each, email, at));
      if (portion.size() == PORTION) {
        brought += offer(portion);
        portion.clear();
      }
    }
    return new Report(from, now, joined, brought + offer(portion), unclear);
  }

  private int offer(List<Arrival> portion) {
    return webhooks.receiver().offer(List.copyOf(portion), Source.POLL);
  }

  private static boolean isActive(Subscriber person) {
    return person.status() == null || person.status().is(SubscriberStatus.ACTIVE);
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
