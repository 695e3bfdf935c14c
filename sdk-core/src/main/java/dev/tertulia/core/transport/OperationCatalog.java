package dev.tertulia.core.transport;

import dev.tertulia.core.OperationInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All operations of a service, read from the annotations of its wire interfaces. */
public final class OperationCatalog {
  private final Map<String, OperationInfo> byId = new ConcurrentHashMap<>();

  OperationCatalog() {}

  void add(OperationInfo operation) {
    OperationInfo before = byId.putIfAbsent(operation.id(), operation);
    if (before != null && !before.equals(operation)) {
      throw new IllegalStateException("two operations are called " + operation.id());
    }
  }

  /** All of them, by id. */
  public List<OperationInfo> all() {
    return byId.values().stream().sorted(Comparator.comparing(OperationInfo::id)).toList();
  }

  /** The one with that id; null if there is none. */
  public @Nullable OperationInfo find(String id) {
    return byId.get(id);
  }
}
