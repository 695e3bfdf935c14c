package dev.tertulia.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists and maps with string keys. A lone value is read as a list of one; elements that cannot be
 * read are left out.
 */
final class CollectionAdapters implements JsonAdapter.Factory {

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (!(type instanceof ParameterizedType generic)) {
      return null;
    }
    Type[] arguments = generic.getActualTypeArguments();
    if (raw == List.class) {
      return new ListAdapter(moshi.adapter(arguments[0]));
    }
    return raw == Map.class && arguments[0] == String.class
        ? new MapAdapter(moshi.adapter(arguments[1]))
        : null;
  }

  private static final class ListAdapter extends JsonAdapter<List<Object>> {
    private final JsonAdapter<Object> element;

    ListAdapter(JsonAdapter<Object> element) {
      this.element = element;
    }

    @Override
    public @Nullable List<Object> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        return reader.nextNull();
      }
      var elements = new ArrayList<Object>();
      if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
        reader.beginArray();
        while (reader.hasNext()) {
          add(elements, reader);
        }
        reader.endArray();
      } else {
        add(elements, reader);
      }
      return Collections.unmodifiableList(elements);
    }

    private void add(List<Object> elements, JsonReader reader) throws IOException {
      Object value = element.fromJson(reader);
      if (value != null) {
        elements.add(value);
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable List<Object> value) throws IOException {
      if (value == null) {
        writer.nullValue();
        return;
      }
      writer.beginArray();
      for (Object each : value) {
        element.toJson(writer, each);
      }
      writer.endArray();
    }
  }

  private static final class MapAdapter extends JsonAdapter<Map<String, Object>> {
    private final JsonAdapter<Object> member;

    MapAdapter(JsonAdapter<Object> member) {
      this.member = member;
    }

    @Override
    public @Nullable Map<String, Object> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        reader.skipValue();
        return null;
      }
      var members = new LinkedHashMap<String, Object>();
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        Object value = member.fromJson(reader);
        if (value != null) {
          members.put(name, value);
        }
      }
      reader.endObject();
      return Collections.unmodifiableMap(members);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Map<String, Object> value) throws IOException {
      if (value == null) {
        writer.nullValue();
        return;
      }
      writer.beginObject();
      for (var each : value.entrySet()) {
        writer.name(each.getKey());
        member.toJson(writer, each.getValue());
      }
      writer.endObject();
    }
  }
}
