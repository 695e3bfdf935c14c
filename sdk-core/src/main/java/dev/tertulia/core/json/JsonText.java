package dev.tertulia.core.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import okio.Buffer;

/** JSON text to {@link JsonValue} and back. */
final class JsonText {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private JsonText() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static JsonValue read(String json) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      JsonValue value = read(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IllegalArgumentException("not JSON: more than one value");
      }
      return value;
    } catch (JsonEncodingException | JsonDataException | EOFException e) {
      // The parser's own words may quote the text, which may be personal: only the kind of failure
      // is told.
      throw new IllegalArgumentException(
          "not JSON: " + (e instanceof EOFException ? "it ends early" : "malformed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonValue read(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          members.put(reader.nextName(), read(reader));
        }
        reader.endObject();
        return new JsonValue.Obj(members);
      }
      case BEGIN_ARRAY -> {
        var elements = new ArrayList<JsonValue>();
        reader.beginArray();
        while (reader.hasNext()) {
          elements.add(read(reader));
        }
        reader.endArray();
        return new JsonValue.Arr(elements);
      }
      case STRING -> {
        return new JsonValue.Text(reader.nextString());
      }
      case NUMBER -> {
        return new JsonValue.Num(reader.nextString());
      }
      case BOOLEAN -> {
        return new JsonValue.Bool(reader.nextBoolean());
      }
      default -> {
        reader.nextNull();
        return JsonValue.MISSING;
      }
    }
  }

  static String write(JsonValue value) {
    var buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      writer.setLenient(true);
      write(writer, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }

  /** Nulls inside it included: whoever wrote one means it, such as to clear a field. */
  static void writeWhole(JsonWriter writer, JsonValue value) throws IOException {
    boolean before = writer.getSerializeNulls();
    writer.setSerializeNulls(true);
    try {
      write(writer, value);
    } finally {
      writer.setSerializeNulls(before);
    }
  }

  private static void write(JsonWriter writer, JsonValue value) throws IOException {
    if (value instanceof JsonValue.Obj object) {
      writer.beginObject();
      for (var member : object.members().entrySet()) {
        writer.name(member.getKey());
        write(writer, member.getValue());
      }
      writer.endObject();
    } else if (value instanceof JsonValue.Arr array) {
      writer.beginArray();
      for (JsonValue element : array.elements()) {
        write(writer, element);
      }
      writer.endArray();
    } else if (value instanceof JsonValue.Text text) {
      writer.value(text.value());
    } else if (value instanceof JsonValue.Num number) {
      writer.value(new BigDecimalText(number.text()));
    } else if (value instanceof JsonValue.Bool bool) {
      writer.value(bool.value());
    } else {
      // Whoever builds JSON by hand and puts a null in it means it.
      boolean before = writer.getSerializeNulls();
      writer.setSerializeNulls(true);
      writer.nullValue();
      writer.setSerializeNulls(before);
    }
  }

  /** Moshi writes a number by its {@code toString}, so this keeps the text as it was read. */
  private static final class BigDecimalText extends Number {
    private static final long serialVersionUID = 1L;
    private final String text;

    BigDecimalText(String text) {
      this.text = text;
    }

    @Override
    public int intValue() {
      return new BigDecimal(text).intValue();
    }

    @Override
    public long longValue() {
      return new BigDecimal(text).longValue();
    }

    @Override
    public float floatValue() {
      return new BigDecimal(text).floatValue();
    }

    @Override
    public double doubleValue() {
      return new BigDecimal(text).doubleValue();
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
