package dev.tertulia.core.transport;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Finds the service's own id of an exchange in an answer, whatever else the answer is. */
final class TraceId {

  private TraceId() {}

  /** Leaves the body as it was. */
  static @Nullable String find(Buffer body, String member) {
    try (JsonReader reader = JsonReader.of(body.peek())) {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return null;
      }
      reader.beginObject();
      while (reader.hasNext()) {
        boolean found = reader.nextName().equals(member);
        if (found && reader.peek() == JsonReader.Token.STRING) {
          return reader.nextString();
        }
        reader.skipValue();
      }
      return null;
    } catch (IOException | JsonDataException e) {
      // The decoder meets the same fault, and names it.
      return null;
    }
  }
}
