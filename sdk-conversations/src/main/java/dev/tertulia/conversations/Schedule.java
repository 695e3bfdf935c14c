package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a message leaves. The vendor counts whole seconds; a fraction is cut off. What it does with
 * a moment that has passed is undocumented.
 *
 * @param at the moment; null leaves it to the vendor
 * @param optimizedWithin lets the vendor choose a good moment within 24, 48 or 72 hours; null does
 *     not
 */
public record Schedule(@Nullable Instant at, @Nullable Duration optimizedWithin) {
  private static final List<Duration> PERIODS =
      List.of(Duration.ofHours(24), Duration.ofHours(48), Duration.ofHours(72));

  /** Refuses a period the vendor does not offer. */
  public Schedule {
    if (at == null && optimizedWithin == null) {
      throw new InvalidRequestException("Schedule.at", "a moment", "nothing");
    }
    if (optimizedWithin != null && !PERIODS.contains(optimizedWithin)) {
      throw new InvalidRequestException(
          "Schedule.optimizedWithin", "24, 48 or 72 hours", optimizedWithin.toString());
    }
  }

  /** At that moment. */
  public static Schedule at(Instant moment) {
    return new Schedule(moment, null);
  }

  /**
   * When clocks in that zone show that time.
   *
   * @throws InvalidRequestException if they never show it, or show it twice, because they are put
   *     forward or back: name the moment with {@link #at(Instant)} then
   */
  public static Schedule at(LocalDateTime time, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.size() == 1) {
      return at(time.toInstant(offsets.get(0)));
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (offsets.isEmpty()) {
      throw new InvalidRequestException(
          "Schedule.at",
          "a time that exists in " + zone,
          time
              + ", which clocks skip: they go from "
              + change.getDateTimeBefore()
              + " to "
              + change.getDateTimeAfter());
    }
    throw new InvalidRequestException(
        "Schedule.at",
        "a time that comes once in " + zone,
        time
            + ", which comes twice: at "
            + time.toInstant(offsets.get(0))
            + " and at "
            + time.toInstant(offsets.get(1)));
  }

  /** The same moment, for the vendor to move within 24, 48 or 72 hours. */
  public Schedule optimizedWithin(Duration period) {
    return new Schedule(at, period);
  }
}
