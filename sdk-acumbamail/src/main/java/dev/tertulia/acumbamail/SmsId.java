package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a text message: a type of its own, so that it cannot stand where another id belongs.
 *
 * @param value the number, as {@link SmsTexts#send} answers it
 */
public record SmsId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public SmsId {
    AcumbamailRules.positive("SmsId", value);
  }

  /** The id of that number. */
  public static SmsId of(long value) {
    return new SmsId(value);
  }
}
