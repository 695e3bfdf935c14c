package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a subscriber: a type of its own, so that it cannot stand where another id belongs.
 *
 * @param value the number, often above 2³²
 */
public record SubscriberId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public SubscriberId {
    AcumbamailRules.positive("SubscriberId", value);
  }

  /** The id of that number. */
  public static SubscriberId of(long value) {
    return new SubscriberId(value);
  }
}
