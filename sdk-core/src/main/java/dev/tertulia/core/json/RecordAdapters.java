package dev.tertulia.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records, by their components; and {@link OpenValue} and {@link NumericId} records as the plain
 * word or number they hold.
 */
final class RecordAdapters implements JsonAdapter.Factory {

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (!raw.isRecord()) {
      return null;
    }
    if (!Modifier.isPublic(raw.getModifiers())) {
      throw new IllegalArgumentException(raw.getName() + " cannot be read: it is not public");
    }
    if (NumericId.class.isAssignableFrom(raw)) {
      return new NumericIdAdapter(constructor(raw));
    }
    return OpenValue.class.isAssignableFrom(raw)
        ? new OpenValueAdapter(constructor(raw))
        : new RecordAdapter(raw, moshi);
  }

  private static Constructor<?> constructor(Class<?> record) {
    Class<?>[] types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return record.getConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(record.getName() + " has no public constructor", e);
    }
  }

  private static Object construct(
      Constructor<?> constructor, @Nullable Object[] values, String path) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new JsonDataException(
          constructor.getDeclaringClass().getSimpleName() + " refused its values at path " + path,
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class OpenValueAdapter extends JsonAdapter<Object> {
    private final Constructor<?> constructor;

    OpenValueAdapter(Constructor<?> constructor) {
      this.constructor = constructor;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      String path = reader.getPath();
      String word = JsonText.read(reader).asText();
      return word == null ? null : construct(constructor, new Object[] {word}, path);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
      writer.value(value == null ? null : ((OpenValue) value).value());
    }
  }

  private static final class NumericIdAdapter extends JsonAdapter<Object> {
    private final Constructor<?> constructor;

    NumericIdAdapter(Constructor<?> constructor) {
      this.constructor = constructor;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      String path = reader.getPath();
      Long number = JsonText.read(reader).asLong();
      return number == null || number <= 0
          ? null
          : construct(constructor, new Object[] {number}, path);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
      writer.value(value == null ? null : Long.valueOf(((NumericId) value).value()));
    }
  }

  private static final class RecordAdapter extends JsonAdapter<Object> {
    private final Constructor<?> constructor;
    private final List<Component> components;
    private final Map<String, Integer> byName = new LinkedHashMap<>();
    private final int rest;
    private final List<String> wrappers;

    RecordAdapter(Class<?> record, Moshi moshi) {
      constructor = RecordAdapters.constructor(record);
      components =
          Arrays.stream(record.getRecordComponents()).map(c -> Component.of(c, moshi)).toList();
      int unmodelled = -1;
      for (int i = 0; i < components.size(); i++) {
        if (components.get(i).unmodelled()) {
          unmodelled = i;
        } else {
          for (String name : components.get(i).names()) {
            byName.put(name, i);
          }
        }
      }
      rest = unmodelled;
      Unwrapped unwrapped = record.getAnnotation(Unwrapped.class);
      wrappers = unwrapped == null ? List.of() : List.of(unwrapped.value());
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        reader.skipValue();
        return null;
      }
      for (String wrapper : wrappers) {
        Object inner = unwrap(reader, wrapper);
        if (inner != null) {
          reader.skipValue();
          return inner;
        }
      }
      return members(reader);
    }

    private @Nullable Object unwrap(JsonReader reader, String wrapper) throws IOException {
      try (JsonReader ahead = reader.peekJson()) {
        ahead.beginObject();
        while (ahead.hasNext()) {
          boolean found = ahead.nextName().equals(wrapper);
          if (found && ahead.peek() == JsonReader.Token.BEGIN_OBJECT) {
            return members(ahead);
          }
          ahead.skipValue();
        }
        return null;
      }
    }

    private Object members(JsonReader reader) throws IOException {
      @Nullable Object[] values = new Object[components.size()];
      Map<String, JsonValue> others = new LinkedHashMap<>();
      // Taken now: at its end the reader already stands at the next value.
      String path = reader.getPath();
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        Integer index = byName.get(name);
        if (index != null) {
          Object value = components.get(index).adapter().fromJson(reader);
          values[index] = value == null ? values[index] : value;
        } else if (rest >= 0) {
          others.put(name, JsonText.read(reader));
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i] == null ? components.get(i).absent() : values[i];
      }
      if (rest >= 0) {
        values[rest] = new JsonValue.Obj(others);
      }
      return construct(constructor, values, path);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object record) throws IOException {
      if (record == null) {
        writer.nullValue();
        return;
      }
      writer.beginObject();
      for (Component component : components) {
        Object value = component.of(record);
        if (component.unmodelled()) {
          for (var member :
              value == null
                  ? Map.<String, JsonValue>of().entrySet()
                  : ((JsonValue) value).asMap().entrySet()) {
            writer.name(member.getKey());
            JsonText.writeWhole(writer, member.getValue());
          }
        } else if (value != null && value != JsonValue.MISSING) {
          writer.name(component.names().get(0));
          component.adapter().toJson(writer, value);
        }
      }
      writer.endObject();
    }
  }
}
