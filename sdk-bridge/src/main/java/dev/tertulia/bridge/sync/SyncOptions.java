package dev.tertulia.bridge.sync;

import dev.tertulia.core.Timekeeper;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a sync is done with, whatever it carries. */
record SyncOptions(
    CheckpointStore store,
    @Nullable DeadLetters deadLetters,
    Tolerance tolerance,
    SyncListener listener,
    Timekeeper time) {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.sync");

  static SyncOptions standard() {
    return new SyncOptions(
        CheckpointStore.inMemory(),
        null,
        Tolerance.STANDARD,
        new SyncListener() {},
        Timekeeper.system());
  }

  SyncOptions store(CheckpointStore other) {
    return new SyncOptions(other, deadLetters, tolerance, listener, time);
  }

  SyncOptions deadLetters(DeadLetters other) {
    return new SyncOptions(store, other, tolerance, listener, time);
  }

  SyncOptions tolerance(Tolerance other) {
    return new SyncOptions(store, deadLetters, other, listener, time);
  }

  SyncOptions listener(SyncListener other) {
    return new SyncOptions(store, deadLetters, tolerance, other, time);
  }

  SyncOptions time(Timekeeper other) {
    return new SyncOptions(store, deadLetters, tolerance, listener, other);
  }

  /** Without a place for them no row may be refused. */
  Tolerance tolerated() {
    return deadLetters == null ? Tolerance.NONE : tolerance;
  }

  void tell(Consumer<SyncListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      LOG.warn("a listener failed: {}", e.getClass().getName());
    }
  }
}
