package dev.tertulia.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.reflect.Type;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The one way records are read and written.
 *
 * <p>Reading is tolerant: a member that is missing, null or of the wrong kind is absent (null, or
 * an empty collection), an unknown one is skipped or kept by {@link Unmodelled}; only text that is
 * no JSON fails. Writing leaves nulls out. Immutable and safe for use by several threads.
 */
public final class Json {
  private static final Json STANDARD = new Json();

  private final Moshi moshi =
      new Moshi.Builder()
          .add(new ScalarAdapters())
          .add(new CollectionAdapters())
          .add(new RecordAdapters())
          .build();

  private Json() {}

  /** The one there is. */
  public static Json standard() {
    return STANDARD;
  }

  /**
   * Reads one value.
   *
   * @throws IOException if the source breaks off or is no JSON
   * @throws JsonDataException if it nests too deeply, or a record refuses its values
   */
  public @Nullable Object read(Type type, BufferedSource source) throws IOException {
    JsonReader reader = JsonReader.of(source);
    Object value = moshi.adapter(type).fromJson(reader);
    if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new JsonDataException("more than one value at " + reader.getPath());
    }
    return value;
  }

  /**
   * Reads one record; made for tests, which build responses from JSON instead of constructing them.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public <T> T read(Class<T> type, String json) {
    try {
      Object value = read(type, new okio.Buffer().writeUtf8(json));
      if (value == null) {
        throw new IllegalArgumentException("no " + type.getSimpleName() + " in it");
      }
      return type.cast(value);
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException("not JSON for a " + type.getSimpleName(), e);
    }
  }

  /** Writes one value. */
  public void write(Object value, BufferedSink sink) throws IOException {
    adapter(value.getClass()).toJson(sink, value);
  }

  /** Writes one value as text. */
  public String write(Object value) {
    return adapter(value.getClass()).toJson(value);
  }

  /** Fails now, naming the place, if the type is one that cannot be read or written. */
  public void check(Type type) {
    var unused = moshi.adapter(type);
  }

  private JsonAdapter<Object> adapter(Class<?> type) {
    // A sealed interface's nested implementations share one adapter.
    return moshi.adapter(JsonValue.class.isAssignableFrom(type) ? JsonValue.class : type);
  }
}
