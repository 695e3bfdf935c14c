package dev.tertulia.acumbamail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of immutable collections with one element more, in order. */
final class Copies {
  private Copies() {}

  static <T> List<T> plus(List<T> list, T element) {
    var longer = new ArrayList<>(list);
    longer.add(element);
    return Collections.unmodifiableList(longer);
  }

  static Map<String, String> of(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static Map<String, String> plus(Map<String, String> map, String name, String value) {
    var larger = new LinkedHashMap<>(map);
    larger.put(name, value);
    return Collections.unmodifiableMap(larger);
  }
}
