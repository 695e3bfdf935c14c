package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a segment of a list: a type of its own, so that it cannot stand where another id
 * belongs.
 *
 * @param value the number, as {@link Lists#segments} tells it
 */
public record SegmentId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public SegmentId {
    AcumbamailRules.positive("SegmentId", value);
  }

  /** The id of that number. */
  public static SegmentId of(long value) {
    return new SegmentId(value);
  }
}
