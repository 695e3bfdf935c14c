package dev.tertulia.core.transport;

/** Whether a failed attempt is followed by another. */
enum Again {
  /** After a pause. */
  REPEAT,
  /** After a pause, but only the first time in a call. */
  ONCE_MORE,
  /** If the credentials provider has another token, the first time in a call. */
  OTHER_TOKEN,
  /** When the limiter admits it. */
  THROUGH_LIMITER,
  /** Not at all. */
  NO
}
