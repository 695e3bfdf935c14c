package dev.tertulia.conversations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of immutable collections with one element more. */
final class Copies {
  private Copies() {}

  static <T> List<T> plus(List<T> list, T element) {
    var longer = new ArrayList<>(list);
    longer.add(element);
    return Collections.unmodifiableList(longer);
  }

  static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    var larger = new LinkedHashMap<>(map);
    larger.put(name, value);
    return Collections.unmodifiableMap(larger);
  }
}
