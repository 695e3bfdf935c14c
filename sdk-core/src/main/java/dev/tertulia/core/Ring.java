package dev.tertulia.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a bucket. Each is free, in use, or cooling: it can be used again one interval after
 * the answer to its last request. A service counts a request at some unknown moment between its
 * sending and its answer, so whatever way it draws its windows, none of that length holds more of
 * our requests than there are slots.
 *
 * <p>Not thread-safe; times are ticks.
 */
final class Ring {
  /** A cooling slot must not be reused before the clock of the service agrees. */
  private static final long MARGIN = 2_000_000L;

  /**
   * While others use the same quota, this much more is left to them than they were seen to take.
   */
  private static final int COURTESY = 3;

  private final PriorityQueue<Long> cooling = new PriorityQueue<>();
  private int size;
  private long interval;
  private int inUse;
  private int parked;
  private long parkedUntil;
  private long idleSince;

  Ring(Rate rate, long now) {
    size = rate.requests();
    interval = rate.interval().toNanos();
    idleSince = now - 2 * interval;
  }

  int size() {
    return size;
  }

  long interval() {
    return interval;
  }

  int inUse() {
    return inUse;
  }

  /**
   * Takes in what the service says: a lower limit and a longer interval at once, the contrary when
   * it is said twice.
   *
   * @param before what it said the last time
   */
  void learn(Quota said, @Nullable Quota before, long now) {
    Integer max = said.max();
    boolean again = before != null && max != null && max.equals(before.max());
    if (max != null && max > 0 && (max < size || again)) {
      size = max;
    }
    Duration length = said.interval();
    if (length != null && !length.isZero() && !length.isNegative()) {
      boolean same = before != null && length.equals(before.interval());
      interval = same ? length.toNanos() : Math.max(interval, length.toNanos());
    }
    Integer left = said.remaining();
    if (left != null && (max == null || max == size)) {
      others(left, now);
    }
  }

  int free(long now) {
    settle(now);
    return size - inUse - cooling.size() - parked;
  }

  /**
   * When a slot is next free, if no answer comes before; {@link Long#MAX_VALUE} if only an answer
   * can free one.
   */
  long nextFree(long now) {
    if (free(now) > 0) {
      return now;
    }
    long next = cooling.isEmpty() ? Long.MAX_VALUE : cooling.peek();
    return parked > 0 ? Math.min(next, parkedUntil) : next;
  }

  /** The earliest moment at which so many requests before this one can all have had a slot. */
  long earliest(int before, long now) {
    // Below zero where the limit was lowered: then the first ends make room for nobody.
    int free = size - inUse - cooling.size();
    int place = before % size;
    long rounds = (before / size) * interval;
    if (place < free) {
      return now + rounds;
    }
    // What is in use is answered now at the earliest.
    int later = place - free;
    if (later >= cooling.size()) {
      return now + interval + rounds;
    }
    Object[] ends = cooling.toArray();
    Arrays.sort(ends);
    return (Long) ends[later] + rounds;
  }

  void take() {
    inUse++;
  }

  /** The request is over; it cannot have been counted later than that. */
  void cool(long from) {
    inUse--;
    cooling.add(from + interval + MARGIN);
    idleSince = from;
  }

  void giveBack(long now) {
    inUse--;
    idleSince = now;
  }

  /**
   * What the service says is left only ever lowers what we allow ourselves: others must be using
   * it.
   */
  private void others(int left, long now) {
    settle(now);
    int foreign = size - left - inUse - cooling.size();
    if (foreign > 0 && foreign + COURTESY >= parked) {
      parked = Math.min(foreign + COURTESY, size);
      parkedUntil = now + interval;
    }
  }

  /** How long nothing has been in use; negative if something is. */
  long idle(long now) {
    settle(now);
    return inUse > 0 || !cooling.isEmpty() ? -1 : now - idleSince;
  }

  private void settle(long now) {
    while (!cooling.isEmpty() && cooling.peek() <= now) {
      cooling.poll();
    }
    if (parked > 0 && parkedUntil <= now) {
      parked = 0;
    }
  }
}
