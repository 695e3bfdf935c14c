package dev.tertulia.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One limit: so many slots, each free again one interval after the answer that ended its last use.
 *
 * <p>Two rules keep it honest. Futures are completed and alarms set outside the lock, because both
 * can run other people's code. And what a service says of itself only ever lowers what we allow
 * ourselves, until it says so twice.
 */
final class Bucket {
  private final Timekeeper time;
  private final PriorityQueue<Long> cooling = new PriorityQueue<>();
  private final Map<Lane, Deque<Waiter>> waiting = new EnumMap<>(Lane.class);
  private int slots;
  private long interval;
  private int inFlight;
  private long closedUntil;
  private Timekeeper.@Nullable Alarm alarm;
  private @Nullable Quota quota;

  Bucket(Timekeeper time, Rate rate) {
    this.time = time;
    this.slots = rate.requests();
    this.interval = rate.interval().toNanos();
    this.closedUntil = time.ticks();
    for (Lane lane : Lane.values()) {
      waiting.put(lane, new ArrayDeque<>());
    }
  }

  synchronized @Nullable Quota quota() {
    return quota;
  }

  CompletableFuture<Permit> acquire(Lane lane, Duration wait) {
    Waiter waiter;
    synchronized (this) {
      long now = time.ticks();
      long earliest = earliestFor(lane) - now;
      if (earliest > wait.toNanos()) {
        return CompletableFuture.failedFuture(notYet(earliest));
      }
      waiter = new Waiter(lane, now + wait.toNanos());
      queue(lane).add(waiter);
    }
    var unused = waiter.turn.whenComplete((permit, failure) -> forget(waiter, permit));
    serve();
    return waiter.turn;
  }

  private Limits.NotYet notYet(long delay) {
    return new Limits.NotYet(time.now().plusNanos(Math.max(0, delay)));
  }

  /**
   * A waiter that gave up leaves the queue; one that gave up while it was being served returns its
   * slot.
   */
  private void forget(Waiter waiter, @Nullable Permit permit) {
    if (permit != null) {
      return;
    }
    synchronized (this) {
      queue(waiter.lane).remove(waiter);
    }
  }

  /** When the next request in that lane could go, if everyone before it goes as soon as it can. */
  private long earliestFor(Lane lane) {
    long now = time.ticks();
    expire(now);
    int ahead = 0;
    for (Lane other : Lane.values()) {
      if (other.compareTo(lane) <= 0) {
        ahead += queue(other).size();
      }
    }
    int free = slots - inFlight - cooling.size();
    int place = ahead % slots;
    long at = now;
    if (place >= free) {
      List<Long> ends = new ArrayList<>(cooling);
      ends.sort(null);
      // Whatever is in flight ends now at the earliest, so its slot is free an interval from now.
      for (int i = 0; i < inFlight; i++) {
        ends.add(now + interval);
      }
      // Below zero where the limit was lowered: then the first ends make room for nobody.
      at = ends.get(place - free);
    }
    long rounds = ahead / slots;
    return Math.max(at, closedUntil) + rounds * interval;
  }

  private void expire(long now) {
    while (!cooling.isEmpty() && cooling.peek() - now <= 0) {
      cooling.poll();
    }
  }

  /** Lets through whoever can go now, turns away who would be too late, and sets an alarm. */
  private void serve() {
    List<Waiter> served = new ArrayList<>();
    List<Waiter> late = new ArrayList<>();
    long next = 0;
    Limits.@Nullable NotYet notYet;
    synchronized (this) {
      long now = time.ticks();
      expire(now);
      Waiter first = first();
      while (first != null && closedUntil - now <= 0 && inFlight + cooling.size() < slots) {
        queue(first.lane).remove(first);
        inFlight++;
        served.add(first);
        first = first();
      }
      long soonest = turnAway(now, late);
      if (alarm != null) {
        alarm.cancel();
        alarm = null;
      }
      if (first() != null) {
        Long free = cooling.peek();
        long open = closedUntil - now;
        long slot = inFlight + cooling.size() < slots ? 0 : free == null ? -1 : free - now;
        // With every slot in flight there is nothing to wait for but an answer, and that calls
        // serve itself.
        next = slot < 0 && open <= 0 ? 0 : Math.max(1, Math.min(Math.max(open, slot), soonest));
      }
      notYet = late.isEmpty() ? null : notYet(earliestFor(late.get(0).lane) - now);
    }
    for (Waiter waiter : served) {
      if (!waiter.turn.complete(new Use())) {
        new Use().unused();
      }
    }
    for (Waiter waiter : late) {
      waiter.turn.completeExceptionally(notYet);
    }
    if (next > 0) {
      Timekeeper.Alarm set = time.schedule(Duration.ofNanos(next), this::serve);
      synchronized (this) {
        if (alarm != null) {
          alarm.cancel();
        }
        alarm = set;
      }
    }
  }

  /**
   * What was a fair promise when they came may have become an empty one: the service closed the
   * bucket, or lowered the limit, or others were let pass.
   *
   * @return how long until the next one would be too late
   */
  private long turnAway(long now, List<Waiter> late) {
    long opens = Math.max(0, closedUntil - now);
    long soonest = Long.MAX_VALUE;
    for (Deque<Waiter> lane : waiting.values()) {
      for (Iterator<Waiter> each = lane.iterator(); each.hasNext(); ) {
        Waiter waiter = each.next();
        long patience = waiter.latest - now;
        if (patience < opens) {
          each.remove();
          late.add(waiter);
        } else {
          soonest = Math.min(soonest, patience + 1);
        }
      }
    }
    return soonest;
  }

  private Deque<Waiter> queue(Lane lane) {
    return Objects.requireNonNull(waiting.get(lane));
  }

  private @Nullable Waiter first() {
    for (Deque<Waiter> lane : waiting.values()) {
      if (!lane.isEmpty()) {
        return lane.peek();
      }
    }
    return null;
  }

  private synchronized void learn(@Nullable Quota said) {
    if (said == null) {
      return;
    }
    Quota before = quota;
    quota = said;
    Duration day = said.dailyReset();
    if (day != null && Integer.valueOf(0).equals(said.dailyRemaining())) {
      // A spent day is known before anyone is refused.
      closedUntil = Math.max(closedUntil, time.ticks() + day.toNanos());
    }
    Integer max = said.max();
    if (max != null && max > 0) {
      boolean twice = before != null && max.equals(before.max());
      slots = max < slots || twice ? max : slots;
    }
    Duration length = said.interval();
    if (length != null && !length.isZero() && !length.isNegative()) {
      boolean twice = before != null && length.equals(before.interval());
      interval = length.toNanos() > interval || twice ? length.toNanos() : interval;
    }
  }

  private static final class Waiter {
    private final Lane lane;
    private final long latest;
    private final CompletableFuture<Permit> turn = new CompletableFuture<>();

    Waiter(Lane lane, long latest) {
      this.lane = lane;
      this.latest = latest;
    }
  }

  private final class Use implements Permit {
    private boolean over;

    @Override
    public void completed(@Nullable Quota said) {
      end(said, true);
    }

    @Override
    public void unused() {
      end(null, false);
    }

    @Override
    public void refused(@Nullable Quota said, @Nullable Duration pause) {
      synchronized (Bucket.this) {
        if (over) {
          return;
        }
        long length = pause == null ? interval : pause.toNanos();
        closedUntil = Math.max(closedUntil, time.ticks() + length);
      }
      end(said, true);
    }

    private void end(@Nullable Quota said, boolean used) {
      synchronized (Bucket.this) {
        if (over) {
          return;
        }
        over = true;
        inFlight--;
        if (used) {
          cooling.add(time.ticks() + interval);
        }
      }
      learn(said);
      serve();
    }
  }
}
