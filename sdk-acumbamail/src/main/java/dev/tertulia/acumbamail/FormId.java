package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a sign-up form: a type of its own, so that it cannot stand where another id belongs.
 *
 * @param value the number, as {@link Lists#forms} tells it
 */
public record FormId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public FormId {
    AcumbamailRules.positive("FormId", value);
  }

  /** The id of that number. */
  public static FormId of(long value) {
    return new FormId(value);
  }
}
