package dev.tertulia.bridge.sync;

import dev.tertulia.core.SdkException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a {@link Sync} writes to.
 *
 * <p>Each row arrives at least once. After a crash, after a failure and when a source repeats
 * itself it arrives again; so writing must be an <em>upsert</em>: by the row's key, with the same
 * end however often it is done, and a newer version never overwritten by an older one.
 */
@FunctionalInterface
public interface Sink<T> {

  /**
   * Writes a batch, and answers which of its rows the sink will not take; empty for none.
   *
   * @throws RuntimeException if it is not certain that the others were written; the sync stops, and
   *     the next run brings the whole batch again
   */
  List<Refused> write(List<T> rows);

  /** A sink that takes all of a batch or throws. */
  static <T> Sink<T> allOf(Consumer<? super List<T>> write) {
    return rows -> {
      write.accept(rows);
      return List.of();
    };
  }

  /**
   * A sink that takes one row after the other. A row is refused when the service finds fault with
   * it, or it cannot be sent; any other failure stops the sync.
   */
  static <T> Sink<T> each(Consumer<? super T> write) {
    return rows -> {
      var refused = new ArrayList<Refused>();
      for (int i = 0; i < rows.size(); i++) {
        try {
          write.accept(rows.get(i));
        } catch (SdkException e) {
          if (!Fault.ofTheRow(e)) {
            throw e;
          }
          refused.add(new Refused(i, Fault.words(e)));
        }
      }
      return refused;
    };
  }
}
