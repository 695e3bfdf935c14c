package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.Rate;
import org.jspecify.annotations.Nullable;

/** One row of the table of functions: its name, its usual status, its limit, who carries it out. */
record Operation(String id, int status, @Nullable Rate limit, Handler handler) {

  /** A row without a published limit. */
  static Operation on(String id, int status, Handler handler) {
    return new Operation(id, status, null, handler);
  }

  /** A row with a limit such as {@code 10/60s}. */
  static Operation on(String id, int status, String limit, Handler handler) {
    return new Operation(id, status, Rate.parse(limit), handler);
  }
}
