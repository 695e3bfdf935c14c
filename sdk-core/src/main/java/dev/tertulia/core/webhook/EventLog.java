package dev.tertulia.core.webhook;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where an inbox writes its records, one behind the other. Safe for use by several threads. */
interface EventLog extends AutoCloseable {

  /** A record that was written, to be read again. */
  interface Place {
    byte[] read() throws IOException;
  }

  /**
   * Puts records behind all that were given before, and does not wait for it.
   *
   * @param lasting whether they are true whatever happens: if they cannot be written now, they are
   *     written before the next ones
   * @return done when they are durable; failed if they are not, and never will be unless lasting
   */
  CompletableFuture<List<Place>> append(List<byte[]> records, boolean lasting);

  /** Waits for what was given, within reason. */
  @Override
  void close();

  /** A log that is no longer than what is still looked at. */
  static EventLog inMemory() {
    return new EventLog() {
      @Override
      public CompletableFuture<List<Place>> append(List<byte[]> records, boolean lasting) {
        return CompletableFuture.completedFuture(
            records.stream().map(bytes -> (Place) () -> bytes).toList());
      }

      @Override
      public void close() {}
    };
  }
}
