package dev.tertulia.examples.quotarace;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.http.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** One contender's run: a crowd of threads makes so many requests as fast as it is let. */
final class Race {
  private static final Map<Lane, Integer> CROWD =
      Map.of(Lane.INTERACTIVE, 2, Lane.DEFAULT, 6, Lane.BATCH, 56);

  /** People look at an answer before they ask again; a batch does not. */
  private static final Map<Lane, Duration> THINKING =
      Map.of(
          Lane.INTERACTIVE, Duration.ofMillis(200),
          Lane.DEFAULT, Duration.ofMillis(100),
          Lane.BATCH, Duration.ZERO);

  private final Contender contender;
  private final Sandbox sandbox;
  private final Timekeeper time;
  private final Rate rate;
  private final AtomicInteger left;
  private final Map<Lane, AtomicInteger> waiting = new EnumMap<>(Lane.class);
  private final Map<Lane, ConcurrentLinkedQueue<Duration>> took = new EnumMap<>(Lane.class);

  /**
   * How it went.
   *
   * @param sent requests that got through
   * @param refused 429s on the way
   * @param length from the first request to the last answer
   * @param took how long each request took, by lane, in order of length
   */
  record Result(
      String name, int sent, int refused, Duration length, Map<Lane, List<Duration>> took) {

    /** The share of the quota that was used. */
    double share(Rate rate) {
      return sent / (rate.requests() * ((double) length.toNanos() / rate.interval().toNanos()));
    }

    Duration quantile(Lane lane, double quantile) {
      List<Duration> all = took.getOrDefault(lane, List.of(Duration.ZERO));
      return all.get((int) Math.min(all.size() - 1, quantile * all.size()));
    }
  }

  Race(Contender contender, Sandbox sandbox, int requests, Rate rate) {
    this.contender = contender;
    this.rate = rate;
    this.sandbox = sandbox;
    this.time = sandbox.timekeeper();
    this.left = new AtomicInteger(requests);
    for (Lane lane : Lane.values()) {
      waiting.put(lane, new AtomicInteger());
      took.put(lane, new ConcurrentLinkedQueue<>());
    }
  }

  Result run(Scoreboard board) throws InterruptedException {
    int before = sandbox.received().size();
    long begun = time.ticks();
    List<Thread> crowd = new ArrayList<>();
    CROWD.forEach(
        (lane, people) -> {
          for (int i = 0; i < people; i++) {
            crowd.add(new Thread(() -> work(lane), lane + " " + i));
          }
        });
    crowd.forEach(Thread::start);
    for (Thread each : crowd) {
      while (each.isAlive()) {
        each.join(100);
        board.line(contender.name(), answered(), used(begun), waiting);
      }
    }
    Duration length = Duration.ofNanos(time.ticks() - begun);
    List<ReceivedRequest> received = sandbox.received();
    int sent = answered();
    Map<Lane, List<Duration>> sorted = new EnumMap<>(Lane.class);
    took.forEach((lane, times) -> sorted.put(lane, times.stream().sorted().toList()));
    return new Result(contender.name(), sent, received.size() - before - sent, length, sorted);
  }

  private void think(Lane lane) throws InterruptedException {
    var thought = new CountDownLatch(1);
    Timekeeper.Alarm alarm =
        time.schedule(THINKING.getOrDefault(lane, Duration.ZERO), thought::countDown);
    try {
      thought.await();
    } finally {
      alarm.cancel();
    }
  }

  /** The share of the quota used so far. */
  private double used(long begun) {
    double windows = (time.ticks() - begun) / (double) rate.interval().toNanos();
    return answered() / (rate.requests() * windows);
  }

  private int answered() {
    return took.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
  }

  private void work(Lane lane) {
    AtomicInteger waits = waiting.get(lane);
    ConcurrentLinkedQueue<Duration> times = took.get(lane);
    if (waits == null || times == null) {
      throw new IllegalStateException("no such lane");
    }
    while (left.getAndDecrement() > 0) {
      long begun = time.ticks();
      waits.incrementAndGet();
      try {
        contender.request(lane);
        times.add(Duration.ofNanos(time.ticks() - begun));
        think(lane);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(contender.name() + " gave up", e);
      } finally {
        waits.decrementAndGet();
      }
    }
  }
}
