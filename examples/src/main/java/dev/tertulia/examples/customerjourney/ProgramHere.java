package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.ManualTimekeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The restaurant's program within this one. */
final class ProgramHere implements Program {
  /** So many looks, a millisecond apart, must find nobody at work. */
  private static final int LOOKS = 2;

  /** Somebody should move, and is not seen to: a busy machine may not have let them yet. */
  private static final int LONGER = 20;

  /** Then it will never rest. */
  private static final int TOO_LONG = 60_000;

  private final ManualTimekeeper time;
  private final Watch watch;
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile @Nullable Shop shop;
  private volatile @Nullable Exception died;
  private Instant wakes = Instant.MAX;
  private long restedAt;

  /**
   * Starts it.
   *
   * @param time its clock, which passes only when it is told to
   * @param step called at each of its steps
   */
  ProgramHere(
      Settings settings, Path folder, ManualTimekeeper time, List<Told> told, Runnable step) {
    this.time = time;
    this.watch = new Watch(step);
    // On a thread of its own, since it asks the services already, and waits while time stands
    // still.
    watch.threads().execute(() -> start(settings, folder, told));
  }

  private void start(Settings settings, Path folder, List<Told> told) {
    try {
      shop = new Shop(settings, folder, time, watch, told);
    } catch (IOException | RuntimeException e) {
      died = e;
    }
  }

  @Override
  public synchronized Optional<Rest> rest() {
    boolean woken = !wakes.isAfter(time.now());
    long seen = watch.steps();
    int calm = 0;
    int looks = 0;
    while (calm < LOOKS || (calm < LONGER && shouldMove(woken && seen == restedAt))) {
      if (died != null) {
        return Optional.empty();
      }
      if (++looks > TOO_LONG) {
        throw new IllegalStateException("it does not come to rest: " + watch);
      }
      pause();
      calm = watch.isCalm() && watch.steps() == seen ? calm + 1 : 0;
      seen = watch.steps();
    }
    Optional<Instant> next = time.nextDue();
    wakes = next.orElse(Instant.MAX);
    restedAt = seen;
    return Optional.of(new Rest(shop == null || watch.isBusy(), next));
  }

  private boolean shouldMove(boolean woken) {
    return woken || watch.isDue(time.now());
  }

  private void pause() {
    try {
      var unused = never.await(1, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Nobody can, without killing this one. */
  @Override
  public boolean wasKilled() {
    return false;
  }

  @Override
  public void advance(Instant now) {
    time.advance(Duration.between(time.now(), now));
  }

  private Shop shop() {
    Shop opened = shop;
    if (opened == null) {
      throw new IllegalStateException("it is not open", died);
    }
    return opened;
  }

  @Override
  public List<Doubt> doubts() {
    return shop().doubts();
  }

  @Override
  public void decide(Doubt doubt, boolean happened) {
    shop().decide(doubt, happened);
  }

  @Override
  public int parked() {
    return shop().parked();
  }

  long steps() {
    return watch.steps();
  }

  @Override
  public void close() {
    Shop opened = shop;
    if (opened != null) {
      opened.close();
    }
    watch.close();
  }
}
