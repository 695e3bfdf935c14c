package dev.tertulia.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One limit: a ring of slots, a pace, a day's budget, a gate that a refusal closes, and the line
 * before it.
 *
 * <p>Two rules keep it honest. Futures are completed and alarms set outside the lock, because both
 * can run other people's code. And what a service says of itself lowers at once what we allow
 * ourselves, and raises it only when it is said twice.
 */
final class Bucket {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.limits");

  /** How much later than we gave up on it a request may still be counted. */
  private static final long LAG = Duration.ofSeconds(5).toNanos();

  private static final long FORGOTTEN = Duration.ofMinutes(10).toNanos();

  private final Timekeeper time;
  private final Ring ring;
  private final Pacer pacer;
  private final Day day;
  private final Line line = new Line();
  private long closedUntil;
  private boolean probeDue;
  private @Nullable Use probe;
  private @Nullable Wake wake;
  private @Nullable Quota quota;
  private long lastAsked;

  Bucket(Timekeeper time, Rate rate) {
    this.time = time;
    long now = time.ticks();
    ring = new Ring(rate, now);
    pacer = new Pacer(now);
    day = new Day(now);
    closedUntil = now;
    lastAsked = now;
  }

  synchronized @Nullable Quota quota() {
    return quota;
  }

  synchronized Limits.Level level() {
    long now = time.ticks();
    int left = closedUntil > now ? 0 : Math.max(0, ring.free(now));
    var interval = Duration.ofNanos(ring.interval());
    return new Limits.Level(ring.size(), interval, left, line.size(), day.limit(), day.left(now));
  }

  /** It is about to be asked. */
  synchronized void touch() {
    lastAsked = time.ticks();
  }

  /** Whether nothing would be lost by forgetting this bucket. */
  synchronized boolean forgettable() {
    long now = time.ticks();
    return line.isEmpty()
        && ring.idle(now) >= 0
        && now - lastAsked > FORGOTTEN
        && day.opens(Lane.BATCH, now) <= now;
  }

  CompletableFuture<Permit> acquire(Turn turn) {
    Line.Waiter waiter;
    synchronized (this) {
      long now = time.ticks();
      waiter = new Line.Waiter(turn, now);
      long earliest = earliest(turn, now);
      if (earliest > waiter.latest) {
        return CompletableFuture.failedFuture(notYet(earliest - now));
      }
      line.add(waiter);
    }
    var unused = waiter.permit.whenComplete((permit, failure) -> left(waiter, failure));
    serve();
    return waiter.permit;
  }

  private void left(Line.Waiter waiter, @Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    Wake needless = null;
    synchronized (this) {
      line.remove(waiter);
      if (line.isEmpty()) {
        needless = wake;
        wake = null;
      }
    }
    if (needless != null) {
      needless.cancel();
    }
  }

  private Limits.NotYet notYet(long delay) {
    return new Limits.NotYet(time.now().plusNanos(Math.max(0, delay)));
  }

  /** When that turn can come at the earliest, if everyone before it goes as soon as possible. */
  private long earliest(Turn turn, long now) {
    int before = line.before(turn);
    rest(now);
    long slot =
        Math.max(ring.earliest(before, now), pacer.earliest(turn.lane(), before, ring, now));
    return Math.max(Math.max(slot, day.opens(turn.lane(), now)), closedUntil);
  }

  /**
   * Lets through whoever can go now, turns away who would be too late, and sees that someone looks
   * again in time.
   */
  private void serve() {
    List<Line.Waiter> served = new ArrayList<>();
    List<Use> uses = new ArrayList<>();
    List<Line.Waiter> late;
    long delay;
    Wake set;
    Wake replaced;
    synchronized (this) {
      long now = time.ticks();
      long next = admit(now, served, uses);
      replaced = wake;
      late = line.late(Math.max(now, closedUntil));
      // As a newcomer is told: when an answer frees the next slot, nobody knows.
      delay = late.isEmpty() ? 0 : earliest(late.get(0).turn, now) - now;
      set = line.isEmpty() ? null : wakeAt(Math.min(next, line.nextLate()), now);
    }
    if (!late.isEmpty()) {
      // Only now: a stack trace costs more than all the rest.
      var notYet = notYet(delay);
      late.forEach(waiter -> waiter.permit.completeExceptionally(notYet));
    }
    for (int i = 0; i < served.size(); i++) {
      if (!served.get(i).permit.complete(uses.get(i))) {
        uses.get(i).unused();
      }
    }
    if (set != null) {
      if (replaced != null) {
        replaced.cancel();
      }
      set.set();
    }
  }

  /** Admits whom it can; answers when it may be worth trying again. */
  private long admit(long now, List<Line.Waiter> served, List<Use> uses) {
    while (true) {
      if (closedUntil > now) {
        return closedUntil;
      }
      if (probe != null) {
        return Long.MAX_VALUE;
      }
      if (ring.free(now) <= 0) {
        return ring.nextFree(now);
      }
      rest(now);
      long next = Long.MAX_VALUE;
      Line.Waiter chosen = null;
      Lane from = Lane.INTERACTIVE;
      for (Lane lane : Lane.values()) {
        Line.Waiter candidate = line.next(lane, now);
        if (candidate == null) {
          continue;
        }
        long opens = Math.max(day.opens(candidate.turn.lane(), now), pacer.opens(lane, now));
        if (opens <= now) {
          chosen = candidate;
          from = lane;
          break;
        }
        next = Math.min(next, opens);
      }
      if (chosen == null) {
        return next;
      }
      line.served(chosen, from);
      ring.take();
      pacer.went(ring, now);
      day.went();
      var use = new Use();
      if (probeDue) {
        probeDue = false;
        probe = use;
      }
      served.add(chosen);
      uses.add(use);
    }
  }

  private void rest(long now) {
    if (ring.idle(now) >= 2 * ring.interval()) {
      pacer.rested(ring);
    }
  }

  /** A new alarm, unless an earlier one is set already. One that rings too early does no harm. */
  private @Nullable Wake wakeAt(long at, long now) {
    if (at == Long.MAX_VALUE || (wake != null && wake.at() <= at)) {
      return null;
    }
    wake = new Wake(time, Math.max(at, now + 1), this::rung);
    return wake;
  }

  private void rung(Wake rung) {
    synchronized (this) {
      if (wake == rung) {
        wake = null;
      }
    }
    serve();
  }

  private void learn(@Nullable Quota said, long now) {
    if (said != null) {
      ring.learn(said, quota, now);
      day.learn(said, ring.inUse(), now, time.now());
      quota = said;
    }
  }

  private final class Use implements Permit {
    private boolean over;

    @Override
    public void completed(@Nullable Quota said) {
      end(said, 0);
    }

    @Override
    public void lost() {
      end(null, LAG);
    }

    @Override
    public void unused() {
      synchronized (Bucket.this) {
        if (finish()) {
          long now = time.ticks();
          ring.giveBack(now);
          pacer.unused(ring, now);
          day.unused();
        }
      }
      serve();
    }

    @Override
    public void refused(@Nullable Quota said, @Nullable Duration pause) {
      int inUse;
      synchronized (Bucket.this) {
        if (over) {
          return;
        }
        long now = time.ticks();
        inUse = ring.inUse();
        closedUntil =
            Math.max(closedUntil, now + (pause == null ? ring.interval() : pause.toNanos()));
        probeDue = true;
        pacer.refused(now);
      }
      LOG.warn("refused for the rate with {} requests under way; closed for {}", inUse, pause);
      end(said, 0);
    }

    private void end(@Nullable Quota said, long lag) {
      synchronized (Bucket.this) {
        if (finish()) {
          long now = time.ticks();
          ring.cool(now + lag);
          learn(said, now);
        }
      }
      serve();
    }

    private boolean finish() {
      boolean first = !over;
      over = true;
      if (first && probe == this) {
        probe = null;
      }
      return first;
    }
  }
}
