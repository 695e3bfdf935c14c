package dev.tertulia.bridge.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown for a window that was read to its end, whether in one run or in several.
 *
 * <p>The hash is the sum, modulo 2²⁵⁶, of the SHA-256 of each different id, in hexadecimal digits:
 * two readings that met the same ids, in whatever order, have the same. An edited row that came
 * twice, with the program killed in between, counts as two; a sum that is wrong then shows as
 * suspect, never the other way round.
 *
 * @param window which one
 * @param expected how many rows the source says there are; null if it does not say
 * @param rows how many came, the repeated ones included
 * @param distinct how many different ones
 * @param oldest the least sort value; null if nothing came or the list has none
 * @param newest the greatest sort value; null if nothing came or the list has none
 * @param hash of the ids
 * @param suspicions what does not add up; empty if all does
 */
public record Proof(
    Window window,
    @Nullable Long expected,
    long rows,
    long distinct,
    @Nullable Instant oldest,
    @Nullable Instant newest,
    String hash,
    List<String> suspicions) {

  /** Keeps a copy. */
  public Proof {
    suspicions = List.copyOf(suspicions);
  }

  /** Whether something does not add up. */
  public boolean suspect() {
    return !suspicions.isEmpty();
  }
}
