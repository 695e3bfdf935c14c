package dev.tertulia.benchmarks;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Turn;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What the limiter takes from a call that need not wait. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Permits {
  private static final Rate RATE = new Rate(100, Duration.ofSeconds(10));
  private static final Turn TURN = Turn.of(Lane.INTERACTIVE, Duration.ofSeconds(30));

  private final Limits limits = Limits.create();

  /** Taken and given back by one thread, which nobody is in the way of. */
  @Benchmark
  public Permit alone() {
    return takeAndGiveBack();
  }

  /** The same by two threads at one bucket. */
  @Benchmark
  @Threads(2)
  public Permit shared() {
    return takeAndGiveBack();
  }

  private Permit takeAndGiveBack() {
    Permit permit = limits.acquire("location", RATE, TURN).join();
    permit.unused();
    return permit;
  }
}
