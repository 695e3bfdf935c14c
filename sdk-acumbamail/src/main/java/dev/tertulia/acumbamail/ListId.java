package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a list: a type of its own, so that it cannot stand where another id belongs.
 *
 * @param value the number, the key of {@link Lists#all}
 */
public record ListId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public ListId {
    AcumbamailRules.positive("ListId", value);
  }

  /** The id of that number. */
  public static ListId of(long value) {
    return new ListId(value);
  }
}
