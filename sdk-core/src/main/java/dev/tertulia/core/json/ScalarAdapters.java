package dev.tertulia.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Single values. What cannot be understood as the wanted kind is skipped and read as null. */
final class ScalarAdapters implements JsonAdapter.Factory {
  private static final Map<Type, Function<String, @Nullable Object>> FROM_TEXT =
      Map.of(
          String.class,
          text -> text,
          Integer.class,
          text -> asInt(Scalars.whole(Scalars.number(text))),
          Long.class,
          text -> Scalars.whole(Scalars.number(text)),
          Double.class,
          ScalarAdapters::asDouble,
          BigDecimal.class,
          Scalars::number,
          Boolean.class,
          Scalars::bool);

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (type == Instant.class) {
      return INSTANT;
    }
    if (type == LocalDateTime.class) {
      return WALL_CLOCK;
    }
    if (type == JsonValue.class) {
      return TREE;
    }
    Function<String, @Nullable Object> fromText = FROM_TEXT.get(type);
    return fromText == null ? null : new Scalar(fromText);
  }

  private static @Nullable Integer asInt(@Nullable Long value) {
    return value == null || value != value.intValue() ? null : Integer.valueOf(value.intValue());
  }

  private static @Nullable Double asDouble(String text) {
    BigDecimal number = Scalars.number(text);
    // Infinity could be read but never written again.
    return number == null || Double.isInfinite(number.doubleValue())
        ? null
        : Double.valueOf(number.doubleValue());
  }

  private static final class Scalar extends JsonAdapter<Object> {
    private final Function<String, @Nullable Object> fromText;

    Scalar(Function<String, @Nullable Object> fromText) {
      this.fromText = fromText;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      return switch (reader.peek()) {
        case STRING, NUMBER -> fromText.apply(reader.nextString());
        case BOOLEAN -> fromText.apply(String.valueOf(reader.nextBoolean()));
        default -> {
          reader.skipValue();
          yield null;
        }
      };
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
      if (value == null) {
        writer.nullValue();
      } else if (value instanceof Number number) {
        writer.value(number);
      } else if (value instanceof Boolean bool) {
        writer.value(bool);
      } else {
        writer.value(value.toString());
      }
    }
  }

  private static final JsonAdapter<Instant> INSTANT =
      new JsonAdapter<>() {
        @Override
        public @Nullable Instant fromJson(JsonReader reader) throws IOException {
          return Instants.read(JsonText.read(reader));
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Instant value) throws IOException {
          writer.value(value == null ? null : value.toString());
        }
      };

  private static final JsonAdapter<LocalDateTime> WALL_CLOCK =
      new JsonAdapter<>() {
        @Override
        public @Nullable LocalDateTime fromJson(JsonReader reader) throws IOException {
          return WallClock.read(JsonText.read(reader).asText());
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable LocalDateTime value) throws IOException {
          writer.value(value == null ? null : value.toString());
        }
      };

  private static final JsonAdapter<JsonValue> TREE =
      new JsonAdapter<>() {
        @Override
        public JsonValue fromJson(JsonReader reader) throws IOException {
          return JsonText.read(reader);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable JsonValue value) throws IOException {
          if (value == null || value.isMissing()) {
            writer.nullValue();
          } else {
            JsonText.writeWhole(writer, value);
          }
        }
      };
}
