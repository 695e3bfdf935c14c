package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.OpeningHours;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the flows of a file can refer to.
 *
 * @param zone the location's
 * @param hours opening hours by name
 * @param lists lists by name
 * @param beside where relative paths begin: the file's folder
 * @param rehearsed whether it is only played: then nothing from elsewhere is needed
 * @param phrases gathers what people might say and be
 */
record Scope(
    ZoneId zone,
    Map<String, OpeningHours> hours,
    Map<String, ListPlan> lists,
    Path beside,
    boolean rehearsed,
    Phrases phrases) {

  /** A path; in a rehearsal one that leads nowhere else. */
  Path path(Value value) {
    return value.parsed(
        "the path of a file or folder",
        text -> beside.resolve(rehearsed ? text.replaceAll("[^\\p{L}\\p{N}]+", "-") : text),
        beside);
  }

  Scope hours(Map<String, OpeningHours> all) {
    return new Scope(zone, all, lists, beside, rehearsed, phrases);
  }

  Scope lists(Map<String, ListPlan> all) {
    return new Scope(zone, hours, all, beside, rehearsed, phrases);
  }

  Scope zone(ZoneId other) {
    return new Scope(other, hours, lists, beside, rehearsed, phrases);
  }
}
