package dev.tertulia.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record, as JSON sees it.
 *
 * @param names its spellings; the first is written
 * @param absent what stands for it when it is not there
 * @param unmodelled whether it receives the members no other component stands for
 */
record Component(
    Method accessor,
    List<String> names,
    JsonAdapter<Object> adapter,
    @Nullable Object absent,
    boolean unmodelled) {

  static Component of(RecordComponent component, Moshi moshi) {
    JsonName spelled = component.getAnnotation(JsonName.class);
    Class<?> type = component.getType();
    if (type.isPrimitive()) {
      throw new IllegalArgumentException(
          component.getDeclaringRecord().getName()
              + "."
              + component.getName()
              + " cannot be read: a primitive cannot be absent");
    }
    return new Component(
        component.getAccessor(),
        spelled == null ? List.of(component.getName()) : List.of(spelled.value()),
        moshi.adapter(component.getGenericType()),
        absent(type),
        component.isAnnotationPresent(Unmodelled.class));
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    return type == JsonValue.class ? JsonValue.MISSING : null;
  }

  @Nullable Object of(Object record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessor + " cannot be read", e);
    }
  }
}
