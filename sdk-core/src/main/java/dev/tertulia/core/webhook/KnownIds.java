package dev.tertulia.core.webhook;

import java.time.Instant;

/**
 * The ids of events that were handled, and when they came, to the minute. Millions of them fit: a
 * place takes twenty bytes, and at most two of three are taken. Not thread-safe.
 */
final class KnownIds {
  private static final int SMALLEST = 64;

  private long[] high = new long[SMALLEST];
  private long[] low = new long[SMALLEST];

  /** Zero where nothing stands. */
  private int[] minute = new int[SMALLEST];

  private int size;

  int size() {
    return size;
  }

  void add(Fingerprint id, Instant receivedAt) {
    if ((size + 1) * 3L > minute.length * 2L) {
      rebuild(minute.length * 2, 0);
    }
    put(id.high(), id.low(), minutes(receivedAt));
  }

  boolean contains(Fingerprint id, Instant since) {
    int place = place(id.high(), id.low());
    return minute[place] != 0 && minute[place] >= minutes(since);
  }

  /** Forgets those that came before. */
  void expire(Instant before) {
    rebuild(minute.length, minutes(before));
  }

  private void put(long newHigh, long newLow, int at) {
    int place = place(newHigh, newLow);
    if (minute[place] == 0) {
      size++;
    }
    high[place] = newHigh;
    low[place] = newLow;
    minute[place] = Math.max(minute[place], at);
  }

  private int place(long wantedHigh, long wantedLow) {
    int mask = minute.length - 1;
    int place = (int) wantedHigh & mask;
    while (minute[place] != 0 && (high[place] != wantedHigh || low[place] != wantedLow)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void rebuild(int places, int since) {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldMinute = minute;
    high = new long[places];
    low = new long[places];
    minute = new int[places];
    size = 0;
    for (int i = 0; i < oldMinute.length; i++) {
      if (oldMinute[i] != 0 && oldMinute[i] >= since) {
        put(oldHigh[i], oldLow[i], oldMinute[i]);
      }
    }
  }

  private static int minutes(Instant time) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.getEpochSecond() / 60));
  }
}
