package dev.tertulia.testing.acumbamail;

/** How webhooks that are delivered together are packed. */
public enum Envelope {
  /** One event as an object; several as one object of events with the keys 1, 2, 3. */
  AS_SEEN,
  /** Each event in a delivery of its own. */
  ALONE,
  /** An object of events with the keys 1, 2, 3, also for one. */
  NUMBERED,
  /** A JSON array, which receivers expect and nobody has seen. */
  ARRAY,
  /** A form with the events as JSON in {@code payload}, which nobody has seen either. */
  FORM
}
