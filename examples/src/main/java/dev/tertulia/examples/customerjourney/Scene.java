package dev.tertulia.examples.customerjourney;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Something that happens in town.
 *
 * @param at when, by the town's clock
 * @param words what
 * @param deed lets it happen
 */
record Scene(LocalDateTime at, String words, Runnable deed) {

  static Scene of(String at, String words, Runnable deed) {
    return new Scene(LocalDateTime.parse(at), words, deed);
  }

  Instant moment() {
    return at.atZone(HouseRules.MADRID).toInstant();
  }
}
