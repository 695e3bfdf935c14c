package dev.tertulia.examples.customerjourney;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Something that happens in town.
 *
 * @param at when, by the town's clock
 * @param words what; empty if nobody sees it
 * @param deed lets it happen
 */
record Scene(LocalDateTime at, String words, Runnable deed) {

  static Scene of(String at, String words, Runnable deed) {
    return new Scene(LocalDateTime.parse(at), words, deed);
  }

  /** One that nobody sees, such as time to look whether something has fallen due. */
  static Scene unseen(String at, Runnable deed) {
    return of(at, "", deed);
  }

  static Scene unseen(LocalDateTime at, Runnable deed) {
    return new Scene(at, "", deed);
  }

  Instant moment() {
    return at.atZone(HouseRules.MADRID).toInstant();
  }
}
