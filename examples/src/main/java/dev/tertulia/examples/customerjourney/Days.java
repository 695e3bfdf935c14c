package dev.tertulia.examples.customerjourney;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets time pass for the town and the program: as soon as nobody can do anything more, to the next
 * moment at which something falls due. A program that has died is started again after a while.
 */
final class Days implements AutoCloseable {
  /** While there is something to do, time passes no faster: somebody may just be slow. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Town town;
  private final Supplier<Program> starting;
  private final Supplier<Duration> outage;
  private Program program;
  private Instant upAt = Instant.MIN;
  private boolean up = true;
  private int kills;

  /**
   * Begins now.
   *
   * @param starting starts the program
   * @param outage how long it takes until somebody starts a dead one again
   */
  Days(Town town, Supplier<Program> starting, Supplier<Duration> outage) {
    this.town = town;
    this.starting = starting;
    this.outage = outage;
    this.program = starting.get();
  }

  /** The program that runs. */
  Program program() {
    return program;
  }

  /** How often it was killed. */
  int kills() {
    return kills;
  }

  /** Until then, and until all is done that can be done then. */
  void until(Instant target) {
    while (true) {
      Optional<Program.Rest> rest = settle();
      Instant now = town.time.now();
      if (!now.isBefore(target)) {
        return;
      }
      boolean busy = rest.map(Program.Rest::busy).orElse(false);
      Instant next =
          Stream.of(
                  Optional.of(target),
                  town.time.nextDue(),
                  rest.flatMap(Program.Rest::nextDue),
                  up ? Optional.<Instant>empty() : Optional.of(upAt),
                  busy ? Optional.of(now.plus(PATIENCE)) : Optional.<Instant>empty())
              .flatMap(Optional::stream)
              .min(Instant::compareTo)
              .orElse(target);
      pass(next);
    }
  }

  /** On for so long, and for as long again if the program does not run then. */
  void on(Duration time) {
    do {
      until(town.time.now().plus(time));
    } while (!up);
  }

  private void pass(Instant next) {
    Duration time = Duration.between(town.time.now(), next);
    town.time.advance(time);
    if (up) {
      program.advance(next);
    } else if (!town.time.now().isBefore(upAt)) {
      program = starting.get();
      up = true;
    }
  }

  /** What the program does is told to it, and it may have to do something about that. */
  private Optional<Program.Rest> settle() {
    Optional<Program.Rest> rest;
    int told;
    do {
      told = town.settle();
      rest = up ? program.rest() : Optional.empty();
    } while (town.settle() != told);
    if (up && rest.isEmpty()) {
      up = false;
      upAt = town.time.now().plus(outage.get());
      kills += program.wasKilled() ? 1 : 0;
      program.close();
    }
    return rest;
  }

  @Override
  public void close() {
    if (up) {
      program.close();
    }
  }
}
