package dev.tertulia.bridge.links;

import dev.tertulia.core.InvalidRequestException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When somebody is there. In which zone is told by the time that is asked about. Immutable; each
 * method answers a changed copy.
 *
 * <pre>{@code
 * var hours = OpeningHours.weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0))
 *     .and(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(14, 0))
 *     .except(LocalDate.of(2026, 12, 25));
 * }</pre>
 *
 * @param stretches when it is open
 * @param closed days on which it is not, whatever the stretches say
 */
public record OpeningHours(List<Stretch> stretches, Set<LocalDate> closed) {

  /**
   * A stretch of some days of the week.
   *
   * @param days which days
   * @param from from then on
   * @param until until shortly before; midnight is the end of the day
   */
  public record Stretch(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    /** Refuses a stretch without length: one over midnight is two. */
    public Stretch {
      days = Set.copyOf(days);
      if (!from.isBefore(until) && !until.equals(LocalTime.MIDNIGHT)) {
        throw new InvalidRequestException(
            "OpeningHours.until", "later than " + from + " on the same day", until.toString());
      }
    }

    boolean includes(ZonedDateTime time) {
      LocalTime clock = time.toLocalTime();
      return days.contains(time.getDayOfWeek())
          && !clock.isBefore(from)
          && (clock.isBefore(until) || until.equals(LocalTime.MIDNIGHT));
    }
  }

  /** Keeps copies. */
  public OpeningHours {
    stretches = List.copyOf(stretches);
    closed = Set.copyOf(closed);
  }

  /** From Monday to Friday. */
  public static OpeningHours weekdays(LocalTime from, LocalTime until) {
    var days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    return new OpeningHours(List.of(new Stretch(days, from, until)), Set.of());
  }

  /** Also on that day of the week; a day can have several stretches. */
  public OpeningHours and(DayOfWeek day, LocalTime from, LocalTime until) {
    var more = new ArrayList<>(stretches);
    more.add(new Stretch(Set.of(day), from, until));
    return new OpeningHours(more, closed);
  }

  /** Not on those days, such as holidays. */
  public OpeningHours except(LocalDate... days) {
    var more = new HashSet<>(closed);
    more.addAll(List.of(days));
    return new OpeningHours(stretches, more);
  }

  /** Whether it is open then, by the clock and the calendar of that time's zone. */
  public boolean include(ZonedDateTime time) {
    return !closed.contains(time.toLocalDate())
        && stretches.stream().anyMatch(each -> each.includes(time));
  }
}
