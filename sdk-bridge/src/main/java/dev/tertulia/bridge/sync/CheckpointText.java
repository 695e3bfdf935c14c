package dev.tertulia.bridge.sync;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.json.JsonValue;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as text: a line that says what it is and what it must add up to, and a line of JSON.
 * A text that differs in one character from what was written is refused, never guessed at.
 */
final class CheckpointText {
  private static final String WHERE = "checkpoint";
  private static final long SCHEMA = 1;

  private CheckpointText() {}

  static String write(Checkpoint checkpoint) {
    return whole(
        JsonValue.object(
                "name", checkpoint.name(),
                "epoch", checkpoint.epoch(),
                "closed", checkpoint.closed().windows().stream().map(CheckpointText::of).toList(),
                "until", of(checkpoint.until()),
                "length", checkpoint.length().toString(),
                "reading", of(checkpoint.reading()))
            .json());
  }

  private static String whole(String body) {
    String head =
        JsonValue.object("tertulia", WHERE, "schema", SCHEMA, "sha256", Journal.fingerprint(body))
            .json();
    return head + "\n" + body + "\n";
  }

  private static JsonValue of(@Nullable Reading reading) {
    if (reading == null) {
      return JsonValue.MISSING;
    }
    Tally tally = reading.tally();
    Counts counts = reading.counts();
    Cursor cursor = reading.cursor();
    return JsonValue.object(
        "window", of(reading.window()),
        "asked", of(reading.asked()),
        "cursor", cursor == null ? null : cursor.value(),
        "cursorAt", of(reading.cursorAt()),
        "sorted", reading.sorted(),
        "edge", reading.edge().stream().sorted().toList(),
        "rows", tally.rows(),
        "distinct", tally.distinct(),
        "oldest", of(tally.oldest()),
        "newest", of(tally.newest()),
        "hash", tally.hexHash(),
        "kept", counts.kept(),
        "written", counts.written(),
        "refused", counts.refused());
  }

  private static JsonValue of(Window window) {
    return JsonValue.object("from", of(window.from()), "until", of(window.until()));
  }

  private static @Nullable String of(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /**
   * Reads what was written.
   *
   * @throws InvalidRequestException if it is anything else
   */
  static Checkpoint read(String text, String name) {
    int end = text.indexOf('\n');
    JsonValue head = end < 0 ? JsonValue.MISSING : parsed(text.substring(0, end));
    Long schema = head.at("schema").asLong();
    if (!WHERE.equals(head.at("tertulia").asText()) || schema == null) {
      throw new InvalidRequestException(
          WHERE, "one that a sync wrote", "a damaged or another text");
    }
    if (schema != SCHEMA) {
      throw new InvalidRequestException(
          WHERE,
          "schema " + SCHEMA,
          "schema " + schema + (schema > SCHEMA ? ", written by a newer version" : ""));
    }
    int last = text.length() - 1;
    String body = last > end && text.charAt(last) == '\n' ? text.substring(end + 1, last) : "";
    if (!text.equals(whole(body))) {
      throw new InvalidRequestException(WHERE, "what its check sum stands for", "a damaged text");
    }
    Checkpoint read = checkpoint(parsed(body));
    if (!read.name().equals(name)) {
      throw new InvalidRequestException(WHERE, "that of this sync", "that of " + read.name());
    }
    return read;
  }

  private static JsonValue parsed(String json) {
    try {
      return JsonValue.parse(json);
    } catch (IllegalArgumentException e) {
      return JsonValue.MISSING;
    }
  }

  private static Checkpoint checkpoint(JsonValue json) {
    try {
      return new Checkpoint(
          text(json, "name"),
          number(json, "epoch"),
          new Closed(json.at("closed").asList().stream().map(CheckpointText::window).toList()),
          instant(json, "until"),
          Duration.parse(text(json, "length")),
          json.at("reading").isMissing() ? null : reading(json.at("reading")));
    } catch (DateTimeException | NumberFormatException e) {
      throw new InvalidRequestException(WHERE, "times and numbers", "something else");
    }
  }

  private static Reading reading(JsonValue json) {
    String cursor = json.at("cursor").asText();
    return new Reading(
        window(json.at("window")),
        window(json.at("asked")),
        cursor == null ? null : new Cursor(cursor),
        instant(json, "cursorAt"),
        present(json.at("sorted").asBoolean(), "sorted"),
        edge(json.at("edge")),
        new Tally(
            number(json, "rows"),
            number(json, "distinct"),
            instant(json, "oldest"),
            instant(json, "newest"),
            new BigInteger(text(json, "hash"), 16)),
        new Counts(number(json, "kept"), number(json, "written"), number(json, "refused")));
  }

  private static Set<String> edge(JsonValue json) {
    return json.asList().stream()
        .map(id -> present(id.asText(), "edge"))
        .collect(Collectors.toSet());
  }

  private static Window window(JsonValue json) {
    return new Window(Instant.parse(text(json, "from")), Instant.parse(text(json, "until")));
  }

  private static String text(JsonValue json, String name) {
    return present(json.at(name).asText(), name);
  }

  private static long number(JsonValue json, String name) {
    return present(json.at(name).asLong(), name);
  }

  private static @Nullable Instant instant(JsonValue json, String name) {
    String text = json.at(name).asText();
    return text == null ? null : Instant.parse(text);
  }

  private static <V> V present(@Nullable V value, String name) {
    if (value == null) {
      throw new InvalidRequestException(WHERE, "a value for " + name, "none");
    }
    return value;
  }
}
