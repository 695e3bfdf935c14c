package dev.tertulia.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A bucket in virtual time, emptied and counted. */
abstract class Bucketful {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  static final Duration LONG = Duration.ofHours(1);
  static final Duration W = Duration.ofSeconds(10);

  /** When a slot is free again: two milliseconds are for clocks that do not count smaller. */
  static final Duration COOLED = W.plusMillis(2);

  final ManualTimekeeper time = ManualTimekeeper.startingAt(START);

  Bucket bucket(int requests) {
    return new Bucket(time, new Rate(requests, W));
  }

  static List<Permit> take(Bucket bucket, int count) {
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      permits.add(bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ZERO)).join());
    }
    return permits;
  }

  /** How many could go right now; all of them are given back. */
  static int free(Bucket bucket) {
    List<Permit> permits = new ArrayList<>();
    while (true) {
      var turn = bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ZERO));
      if (!turn.isDone() || turn.isCompletedExceptionally()) {
        permits.forEach(Permit::unused);
        return permits.size();
      }
      permits.add(turn.join());
    }
  }
}
