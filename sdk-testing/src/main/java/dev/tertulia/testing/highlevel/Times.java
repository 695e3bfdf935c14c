package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The time encodings of the service, each written from epoch milliseconds. */
final class Times {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** ISO-8601 with milliseconds and Z: messages, contacts, created and updated conversations. */
  static String iso(long millis) {
    return ISO.format(Instant.ofEpochMilli(millis));
  }

  /** Seconds and nanoseconds: the one conversation that is asked for by id. */
  static JsonValue stamp(long millis) {
    return JsonValue.object(
        "seconds",
        Math.floorDiv(millis, 1000L),
        "nanoseconds",
        Math.floorMod(millis, 1000L) * 1_000_000);
  }

  /** The doc with those of its members that are times as ISO texts. */
  static Doc iso(Doc doc, String... names) {
    Doc copy = doc.copy();
    for (String name : names) {
      if (copy.has(name)) {
        copy.set(name, iso(copy.number(name)));
      }
    }
    return copy;
  }

  /** A time as a caller spells it, in any encoding. */
  static @Nullable Long millis(@Nullable String text) {
    Instant instant = text == null ? null : JsonValue.of(text).asInstant();
    return instant == null ? null : instant.toEpochMilli();
  }
}
