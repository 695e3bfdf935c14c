package dev.tertulia.examples.flowfile;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.Polling;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When something is done again and again: each day at a time, or every so often, beginning at once.
 * What is missed while the program does not run is not made up for.
 *
 * @param at each day at that time; null for every so often
 * @param every how often, if at no time of day
 * @param zone by whose clocks
 */
record Timetable(@Nullable LocalTime at, Duration every, ZoneId zone) {
  private static final Duration TICK = Duration.ofMinutes(1);

  static Timetable read(Section section, ZoneId zone) {
    Map<String, Function<Value, Timetable>> ways = new LinkedHashMap<>();
    ways.put("at", each -> new Timetable(each.clock(), Duration.ofDays(1), zone));
    ways.put("every", each -> new Timetable(null, each.duration(), zone));
    return section
        .<Timetable>one(ways)
        .orElse(new Timetable(LocalTime.NOON, Duration.ofDays(1), zone));
  }

  /** The first time, for who begins now. */
  Instant first(Instant now) {
    return at == null ? now : next(now);
  }

  /** The next time after that. */
  Instant next(Instant now) {
    if (at == null) {
      return now.plus(every);
    }
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime today = here.toLocalDate().atTime(at).atZone(zone);
    return (today.isAfter(here) ? today : here.toLocalDate().plusDays(1).atTime(at).atZone(zone))
        .toInstant();
  }

  /**
   * Begins, until that is closed. It looks at the clock each minute, so that a machine that slept
   * does late what it missed.
   */
  Polling start(Timekeeper time, Consumer<Runnable> elsewhere, Runnable work) {
    var due = new AtomicReference<>(first(time.now()));
    return Polling.start(
        time,
        TICK,
        elsewhere,
        () -> {
          if (!time.now().isBefore(due.get())) {
            due.set(next(time.now()));
            work.run();
          }
        });
  }

  @Override
  public String toString() {
    return at == null ? "every " + every : "each day at " + at + " in " + zone;
  }
}
