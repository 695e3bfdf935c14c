package dev.tertulia.core.simulation;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Callers who share one quota, a network with a temper, and a service that counts: one thread, one
 * seed, no real time.
 */
final class Crowd {
  static final int LIMIT = 100;
  static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration PATIENT = Duration.ofDays(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-25T10:00:00Z"));
  private final Random random;
  private final QuotaServer server;
  private final Duration roundTrip;
  private final Gatekeeper gatekeeper;
  private double losses;
  private boolean tellsRemaining;

  int admitted;
  int refused;
  int foreignAdmitted;
  int foreignRefused;
  final Map<Lane, List<Double>> waits = new HashMap<>();
  final Map<String, Integer> byCaller = new HashMap<>();

  /** What stands between the crowd and the service: the limiter, or a broken one. */
  @FunctionalInterface
  interface Gatekeeper {
    java.util.concurrent.CompletableFuture<Permit> acquire(Turn turn);
  }

  Crowd(long seed, QuotaServer.Model model, Duration roundTrip) {
    this.random = new Random(seed);
    this.server = model.server(LIMIT, WINDOW);
    this.roundTrip = roundTrip;
    Limits limits = Limits.create(time);
    this.gatekeeper = turn -> limits.acquire("b", new Rate(LIMIT, WINDOW), turn);
    // A window that begins with us would be too easy.
    time.advance(Duration.ofNanos(random.nextLong(WINDOW.toNanos())));
  }

  Crowd(
      long seed,
      QuotaServer.Model model,
      Duration roundTrip,
      java.util.function.Function<ManualTimekeeper, Gatekeeper> other) {
    this.random = new Random(seed);
    this.server = model.server(LIMIT, WINDOW);
    this.roundTrip = roundTrip;
    this.gatekeeper = other.apply(time);
    time.advance(Duration.ofNanos(random.nextLong(WINDOW.toNanos())));
  }

  Crowd losing(double share) {
    losses = share;
    return this;
  }

  /** Lets the service say how much is left. */
  Crowd told() {
    tellsRemaining = true;
    return this;
  }

  /** So many who ask again as soon as they are answered. */
  Crowd busy(Lane lane, String caller, int callers) {
    for (int i = 0; i < callers; i++) {
      ask(new Turn(lane, caller, PATIENT, false), true);
    }
    return this;
  }

  /** Some who come by, so many in a second on average. */
  Crowd passing(Lane lane, double perSecond) {
    time.schedule(
        exponential(perSecond),
        () -> {
          ask(new Turn(lane, "passing", PATIENT, false), false);
          passing(lane, perSecond);
        });
    return this;
  }

  /** Others who use the same quota without asking us. */
  Crowd foreign(double perSecond) {
    time.schedule(
        exponential(perSecond),
        () -> {
          if (server.admits(time.ticks())) {
            foreignAdmitted++;
          } else {
            foreignRefused++;
          }
          foreign(perSecond);
        });
    return this;
  }

  Crowd run(Duration length) {
    time.advance(length);
    return this;
  }

  /** Requests let in, as a share of what the limit allows in that time. */
  double share(Duration length) {
    return admitted / ((double) LIMIT * length.toNanos() / WINDOW.toNanos());
  }

  double wait(Lane lane, double quantile) {
    List<Double> sorted = new ArrayList<>(waits.getOrDefault(lane, List.of(0.0)));
    sorted.sort(null);
    return sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
  }

  private void ask(Turn turn, boolean again) {
    long asked = time.ticks();
    gatekeeper
        .acquire(turn)
        .thenAccept(
            permit -> {
              waits
                  .computeIfAbsent(turn.lane(), lane -> new ArrayList<>())
                  .add((time.ticks() - asked) / 1e9);
              send(permit, turn, again);
            });
  }

  private void send(Permit permit, Turn turn, boolean again) {
    long there = (long) (latency() * random.nextDouble());
    long back = latency() - there / 2;
    time.schedule(
        Duration.ofNanos(there), () -> arrive(permit, turn, again, Math.max(1, back / 2)));
  }

  private void arrive(Permit permit, Turn turn, boolean again, long back) {
    boolean in = server.admits(time.ticks());
    Quota quota = tellsRemaining ? quota() : null;
    if (random.nextDouble() < losses) {
      time.schedule(
          TIMEOUT,
          () -> {
            permit.lost();
            next(turn, again);
          });
      return;
    }
    time.schedule(
        Duration.ofNanos(back),
        () -> {
          if (in) {
            admitted++;
            byCaller.merge(turn.caller(), 1, Integer::sum);
            permit.completed(quota);
            next(turn, again);
          } else {
            refused++;
            permit.refused(quota, null);
            ask(new Turn(turn.lane(), turn.caller(), PATIENT, true), again);
          }
        });
  }

  private void next(Turn turn, boolean again) {
    if (again) {
      ask(new Turn(turn.lane(), turn.caller(), PATIENT, false), true);
    }
  }

  private Quota quota() {
    return new Quota(LIMIT, server.remaining(time.ticks()), WINDOW, null, null, null, time.now());
  }

  /** Log-normal, with one in a hundred far out. */
  private long latency() {
    double tail = random.nextInt(100) == 0 ? 5 : 1;
    return (long) (roundTrip.toNanos() * tail * Math.exp(0.3 * random.nextGaussian() - 0.045));
  }

  private Duration exponential(double perSecond) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9));
  }
}
