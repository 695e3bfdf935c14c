package dev.tertulia.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list, and where the next ones are.
 *
 * @param items in the list's order
 * @param next where to go on; null on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {
  /** Keeps a copy. */
  public Page {
    items = List.copyOf(items);
  }
}
