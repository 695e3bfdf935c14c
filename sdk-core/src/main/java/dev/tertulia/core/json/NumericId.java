package dev.tertulia.core.json;

/**
 * An id that a service writes as a number: implemented by records of one {@code long}. Read from a
 * number or a string of digits; anything else, and what is not positive, counts as absent.
 */
public interface NumericId {

  /** The number. */
  long value();
}
