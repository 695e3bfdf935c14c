package dev.tertulia.conversations;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a list stands, in a text that can be stored: the service's own key, and the
 * ids already given at the edge, so that going on from there repeats nothing.
 *
 * @param list which kind of list, so that no cursor is taken for another's
 * @param key the service's key; null at the beginning of a later part of a walk
 * @param mark the sort value or time of the last item given; null if unknown
 * @param edge ids of the items given at that mark
 * @param replaced whether the service's key had died, so that items up to the mark come a second
 *     time
 */
record Place(
    String list, @Nullable String key, @Nullable Long mark, Set<String> edge, boolean replaced) {

  Place {
    edge = Set.copyOf(edge);
  }

  Cursor cursor() {
    return new Cursor(
        JsonValue.object(
                "list",
                list,
                "key",
                key,
                "mark",
                mark,
                "edge",
                edge.stream().sorted().toList(),
                "replaced",
                replaced)
            .json());
  }

  static Place of(Cursor cursor, List<String> lists) {
    JsonValue json;
    try {
      json = JsonValue.parse(cursor.value());
    } catch (IllegalArgumentException e) {
      json = JsonValue.MISSING;
    }
    String list = json.at("list").asText();
    if (list == null || !lists.contains(list)) {
      throw new InvalidRequestException(
          "cursor", "one of the same kind of list with the same order", "another text");
    }
    Set<String> edge =
        json.at("edge").asList().stream()
            .map(JsonValue::asText)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Place(
        list,
        json.at("key").asText(),
        json.at("mark").asLong(),
        edge,
        Boolean.TRUE.equals(json.at("replaced").asBoolean()));
  }
}
