package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.OpeningHours;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The opening hours of a file, by name. */
final class Hours {
  private static final OpeningHours NEVER = new OpeningHours(List.of(), Set.of());
  private static final String DAYS = "days such as monday-friday, or saturday";

  private Hours() {}

  static Map<String, OpeningHours> read(Value value) {
    var all = new LinkedHashMap<String, OpeningHours>();
    value.inside(
        section ->
            section.all().forEach((name, each) -> all.put(name, each.section(Hours::read, NEVER))));
    return Collections.unmodifiableMap(all);
  }

  private static OpeningHours read(Section section) {
    var stretches = new ArrayList<OpeningHours.Stretch>();
    section
        .required("open", each -> each.list("a list of stretches"), List.<Value>of())
        .forEach(each -> each.inside(stretch -> stretches.add(stretch(stretch))));
    Set<LocalDate> closed =
        section.optional("except", Value::several, List.<Value>of()).stream()
            .map(Hours::day)
            .collect(Collectors.toSet());
    return new OpeningHours(stretches, closed);
  }

  private static LocalDate day(Value value) {
    return value.parsed("a day such as 2026-12-25", LocalDate::parse, LocalDate.EPOCH);
  }

  private static OpeningHours.Stretch stretch(Section section) {
    Set<DayOfWeek> days =
        section.required(
            "days", each -> each.parsed(DAYS, Hours::days, Set.<DayOfWeek>of()), Set.of());
    LocalTime from = section.required("from", Value::clock, LocalTime.MIN);
    LocalTime until = section.required("until", Value::clock, LocalTime.MIDNIGHT);
    return section
        .problems()
        .made(
            section.at(),
            () -> new OpeningHours.Stretch(days, from, until),
            new OpeningHours.Stretch(days, LocalTime.MIN, LocalTime.MIDNIGHT));
  }

  /** A day, or from one to another: over the weekend, too. */
  private static Set<DayOfWeek> days(String text) {
    String[] ends = text.toUpperCase(Locale.ROOT).split("\\s*-\\s*", 2);
    DayOfWeek day = DayOfWeek.valueOf(ends[0]);
    DayOfWeek last = DayOfWeek.valueOf(ends[ends.length - 1]);
    var days = EnumSet.of(day);
    while (day != last) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }
}
