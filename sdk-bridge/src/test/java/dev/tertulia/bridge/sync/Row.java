package dev.tertulia.bridge.sync;

import java.time.Instant;

/** A row of the simulated service; a greater version is newer. */
public record Row(String id, Instant at, Integer version, String text) {
  Row edited(Instant moment) {
    return new Row(id, moment, version + 1, text + "'");
  }
}
