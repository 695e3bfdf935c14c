package dev.tertulia.bridge.links;

import java.time.Instant;
import java.time.LocalDate;

/** A message as it is archived. */
record ArchiveLine(LocalDate day, Instant at, String id, String json) {

  /** The order of the lines of a day. */
  String key() {
    return String.format("%020d %s", at.toEpochMilli(), id);
  }
}
