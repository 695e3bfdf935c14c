package dev.tertulia.examples.flowfile;

/** What can be asked about and told of, the more the later. */
enum About {
  /** Somebody. */
  CONTACT,
  /** Something has happened to somebody. */
  EVENT,
  /** A message came or went. */
  MESSAGE;

  boolean hasMessage() {
    return this == MESSAGE;
  }

  boolean hasTime() {
    return this != CONTACT;
  }
}
