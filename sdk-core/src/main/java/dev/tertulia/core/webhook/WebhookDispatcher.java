package dev.tertulia.core.webhook;

import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.WebhookException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes events out of an inbox and calls their handlers, on a few daemon threads of its own that
 * exist only while there is something to do.
 *
 * <p>Events of one order key are handled one after the other, in the order they happened as far as
 * that is known; those of different keys at the same time. A handler that throws is called again
 * after a pause, and the events behind it wait; after its last attempt the event is parked, and
 * they go on. A handler that ends the program counts as an attempt too.
 *
 * <p>A handler is called at least once for each event, and more than once only if it failed, or the
 * program died, or its end could not be written down: see {@link Delivery#idempotencyKey}.
 *
 * <pre>{@code
 * try (var dispatcher = WebhookDispatcher.start(inbox, format, router)) {
 *   server.serve();
 * }
 * }</pre>
 */
public final class WebhookDispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");

  /** An inbox that cannot be read or written is asked again after that. */
  private static final Duration TROUBLE = Duration.ofSeconds(1);

  private final WebhookInbox inbox;
  private final Attempt attempt;
  private final Handling handling;
  private final Timekeeper time;
  private final ThreadPoolExecutor threads;
  private final Instant begun;
  private final long begunTicks;

  /** The same one to be called and to be forgotten. */
  private final Runnable arrival = this::wake;

  private int working;
  private long calls;
  private boolean closed;
  private Timekeeper.@Nullable Alarm alarm;

  /** As a clock would show it that nobody sets. */
  private Instant alarmAt = Instant.MAX;

  /** What is done with one event. */
  private interface Attempt {
    void make(InboxEntry entry) throws Exception;
  }

  /** What an attempt came to. */
  private record End(InboxEntry entry, @Nullable Throwable failure) {}

  private WebhookDispatcher(
      WebhookInbox inbox, Attempt attempt, Handling handling, Timekeeper time) {
    this.inbox = inbox;
    this.attempt = attempt;
    this.handling = handling;
    this.time = time;
    this.begun = time.now();
    this.begunTicks = time.ticks();
    this.threads = DaemonPool.of("tertulia-webhook-", handling.threads());
  }

  /** Begins, in the standard way. */
  public static <E> WebhookDispatcher start(
      WebhookInbox inbox, WebhookFormat<E> format, Router<E> router) {
    return start(inbox, format, router, Handling.standard(), Timekeeper.system());
  }

  /** Begins, on the clock that the inbox is on. */
  public static <E> WebhookDispatcher start(
      WebhookInbox inbox,
      WebhookFormat<E> format,
      Router<E> router,
      Handling handling,
      Timekeeper time) {
    var dispatcher =
        new WebhookDispatcher(
            inbox,
            entry -> router.handle(format.event(entry.arrival()), Delivery.of(entry)),
            handling,
            time);
    inbox.onArrival(dispatcher.arrival);
    dispatcher.wake();
    return dispatcher;
  }

  /** Lets one more thread look into the inbox, unless all do. */
  private synchronized void wake() {
    calls++;
    if (!closed && working < handling.threads()) {
      working++;
      threads.execute(this::work);
    }
  }

  private void work() {
    boolean more = true;
    while (more) {
      try {
        more = workOnce();
      } catch (Throwable e) {
        // Whatever it is, it must not end the handling of all others.
        LOG.error("the inbox cannot be worked on, trying again", e);
        more = false;
        setAlarm(leave(steady().plus(TROUBLE)));
      }
    }
  }

  /** Handles one event; answers whether to go on. */
  private boolean workOnce() {
    long seen = calls();
    Instant now = time.now();
    Optional<InboxEntry> next = isClosed() ? Optional.empty() : inbox.claim(now);
    if (next.isEmpty()) {
      return !stop(seen, inbox.nextDue());
    }
    if (inbox.nextDue().isPresent()) {
      // Also if it is due later only: then somebody must have set the alarm.
      wake();
    }
    long begun = time.ticks();
    End end = handle(next.get());
    Duration took = Duration.ofNanos(time.ticks() - begun);
    inbox.settle(end.entry());
    tell(end, took);
    return true;
  }

  private void tell(End end, Duration took) {
    InboxEntry entry = end.entry();
    var event =
        new HandlingListener.Handled(
            entry.arrival().type(), entry.attempts(), took, entry.state(), end.failure());
    try {
      handling.listener().handled(event);
    } catch (Throwable e) {
      LOG.warn("a listener failed: {}", e.getClass().getName());
    }
  }

  /** The calls at which this thread last looked. */
  private synchronized long calls() {
    return calls;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Ends a thread's work until the next event is due, unless somebody called in the meantime. */
  private boolean stop(long seen, Optional<Instant> due) {
    // In this order: if time passes meanwhile, the alarm comes too early, which does no harm.
    Instant steady = steady();
    Instant wanted = due.map(at -> steady.plus(Duration.between(time.now(), at))).orElse(null);
    Instant alarm;
    synchronized (this) {
      if (!closed && calls != seen) {
        return false;
      }
      alarm = leave(wanted);
    }
    setAlarm(alarm);
    return true;
  }

  /** What a clock would show that nobody sets. */
  private Instant steady() {
    return begun.plusNanos(time.ticks() - begunTicks);
  }

  /** One thread less; answers the alarm to be set, null if one rings early enough. */
  private synchronized @Nullable Instant leave(@Nullable Instant at) {
    working--;
    if (closed || at == null || !at.isBefore(alarmAt)) {
      return null;
    }
    cancelAlarm();
    alarmAt = at;
    return at;
  }

  /** Not under the lock: a timekeeper may run others' tasks here. */
  private void setAlarm(@Nullable Instant at) {
    if (at != null) {
      // Made first: between the measuring of the time and its use nothing slow may happen.
      Runnable ringing = () -> ring(at);
      keep(at, time.schedule(Duration.between(steady(), at), ringing));
    }
  }

  /** Unless it has rung already, or an earlier one was set. */
  private synchronized void keep(Instant at, Timekeeper.Alarm made) {
    if (!closed && alarmAt.equals(at)) {
      alarm = made;
    } else {
      made.cancel();
    }
  }

  private synchronized void ring(Instant at) {
    if (alarmAt.equals(at)) {
      alarm = null;
      alarmAt = Instant.MAX;
    }
    wake();
  }

  private void cancelAlarm() {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  private End handle(InboxEntry entry) {
    if (entry.attempts() > handling.attempts()) {
      return new End(parked(entry, "the program ended during its last attempt"), null);
    }
    try {
      attempt.make(entry);
      return new End(entry.done(), null);
    } catch (WebhookException e) {
      return new End(parked(entry, words(e)), e);
    } catch (Throwable e) {
      return new End(failed(entry, e), e);
    } finally {
      // A handler that was interrupted must not make the thread useless.
      var unused = Thread.interrupted();
    }
  }

  private InboxEntry failed(InboxEntry entry, Throwable e) {
    if (entry.attempts() == handling.attempts()) {
      return parked(entry, words(e));
    }
    Duration pause = handling.pause(entry.attempts(), ThreadLocalRandom.current().nextDouble());
    // Who was not admitted waits, for a limit or for something to happen: no news.
    boolean waits =
        e instanceof NotAdmittedException || e.getCause() instanceof NotAdmittedException;
    LOG.atLevel(waits ? Level.DEBUG : Level.WARN)
        .log(
            "attempt {} of {} at {} failed with {}, the next one in {}",
            entry.attempts(),
            handling.attempts(),
            entry.key(),
            e.getClass().getName(),
            pause);
    return entry.again(time.now().plus(pause), words(e));
  }

  private static String words(Throwable e) {
    try {
      return e.toString();
    } catch (RuntimeException unspeakable) {
      return e.getClass().getName();
    }
  }

  private static InboxEntry parked(InboxEntry entry, String why) {
    LOG.error("{} is parked after {} attempts", entry.key(), entry.attempts());
    return entry.parked(why);
  }

  /**
   * Takes nothing more, waits for the handlers that are running, within the grace, and leaves the
   * rest in the inbox, which stays open. Close it before the inbox. Safe to call twice.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      cancelAlarm();
    }
    inbox.forget(arrival);
    threads.shutdown();
    try {
      var unused = threads.awaitTermination(handling.grace().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
