package dev.tertulia.core.transport;

import dev.tertulia.core.OperationInfo;
import java.lang.reflect.ParameterizedType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All operations of a service, read from the annotations of its wire interfaces. */
public final class OperationCatalog {
  private final Map<String, Wired> byId = new ConcurrentHashMap<>();

  OperationCatalog() {}

  void add(Wired operation) {
    byId.merge(operation.operation().id(), operation, OperationCatalog::either);
  }

  /** One operation may have two methods, for one thing and for several: several covers both. */
  private static Wired either(Wired before, Wired now) {
    if (!before.operation().equals(now.operation())) {
      throw new IllegalStateException("two operations are called " + now.operation().id());
    }
    return now.type() instanceof ParameterizedType ? now : before;
  }

  /** All of them, by id. */
  public List<OperationInfo> all() {
    return byId.values().stream()
        .map(Wired::operation)
        .sorted(Comparator.comparing(OperationInfo::id))
        .toList();
  }

  /** The one with that id; null if there is none. */
  public @Nullable OperationInfo find(String id) {
    Wired found = byId.get(id);
    return found == null ? null : found.operation();
  }

  Wired get(String id) {
    Wired found = byId.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no wire method is called " + id);
    }
    return found;
  }
}
