package dev.tertulia.core;

/** What became of a request that failed: the one thing a caller must know before doing it again. */
public enum Outcome {
  /** No byte of the request reached the service. Doing it again is safe. */
  NOT_SENT,
  /** The service answered, and said no. Nothing happened there. */
  REFUSED,
  /** The request left and no usable answer came. It may or may not have happened. */
  UNKNOWN,
  /** The service said yes, and its answer could not be read. It has happened. */
  ACCEPTED
}
