package dev.tertulia.acumbamail;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes in numbered blocks until one is empty; their size is documented in two ways, so
 * it is not relied upon.
 */
final class Blocks<T> {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,9})\\.([0-9a-f]{1,8})");

  private final String operation;
  private final IntFunction<List<T>> fetch;
  private final Function<? super T, String> mark;

  /**
   * A list.
   *
   * @param mark what an item looks like: a block that looks like the one before it means that the
   *     service does not count blocks after all, and would go on for ever
   */
  Blocks(String operation, IntFunction<List<T>> fetch, Function<? super T, String> mark) {
    this.operation = operation;
    this.fetch = fetch;
    this.mark = mark;
  }

  Paged<T> paged(Function<? super T, ? extends @Nullable Object> id) {
    return Paged.of(this::page, id);
  }

  private Page<T> page(@Nullable Cursor cursor) {
    Matcher place = CURSOR.matcher(cursor == null ? "0.0" : cursor.value());
    if (!place.matches()) {
      throw new InvalidRequestException("cursor", "one of this list", "another text");
    }
    int index = Integer.parseInt(place.group(1));
    List<T> items = fetch.apply(index);
    if (items.isEmpty()) {
      return new Page<>(items, null);
    }
    String looks = Integer.toHexString(items.stream().map(mark).toList().hashCode());
    if (cursor != null && looks.equals(place.group(2))) {
      throw new PagingException(operation, "the service gives the same block again", cursor);
    }
    return new Page<>(items, new Cursor((index + 1) + "." + looks));
  }
}
