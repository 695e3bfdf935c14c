package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.OpeningHours;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What the flows of a file can refer to.
 *
 * @param zone the location's
 * @param hours opening hours by name
 * @param lists lists by name
 * @param beside where relative paths begin: the file's folder
 * @param withSecrets whether what the file needs from elsewhere must be there
 * @param phrases gathers what people might say, for a rehearsal
 */
record Scope(
    ZoneId zone,
    Map<String, OpeningHours> hours,
    Map<String, ListPlan> lists,
    Path beside,
    boolean withSecrets,
    List<String> phrases) {

  Path path(Value value) {
    return value.parsed("the path of a file or folder", beside::resolve, beside);
  }
}
