package dev.tertulia.core.transport;

import com.squareup.moshi.JsonDataException;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.lang.reflect.Type;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is given as it came, once it is known to be one: what would be a refusal, or
 * nothing that can be read, for who wants the promised type is so here too.
 */
record Untyped(Type promised) implements Type {

  @Nullable Object decode(AnswerDecoder decoder, Buffer body) throws IOException, RefusedAnswer {
    Object value = decoder.decode(promised, body.copy());
    if (promised == Void.class) {
      return anything(decoder, body);
    }
    if (value == null || value instanceof JsonValue) {
      return value;
    }
    return value instanceof String text
        ? JsonValue.of(text)
        : decoder.decode(JsonValue.class, body);
  }

  /** Nothing is due, so nothing that comes can be wrong. */
  private static JsonValue anything(AnswerDecoder decoder, Buffer body) throws RefusedAnswer {
    try {
      return body.exhausted() || !(decoder.decode(JsonValue.class, body) instanceof JsonValue json)
          ? JsonValue.MISSING
          : json;
    } catch (IOException | JsonDataException e) {
      return JsonValue.MISSING;
    }
  }
}
