package dev.tertulia.core.transport;

import dev.tertulia.core.json.Json;
import java.io.IOException;
import java.lang.reflect.Type;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * How 2xx answers become what operations promise. Most services speak JSON of one shape for each
 * operation; those that do not bring a decoder of their own. Safe for use by several threads.
 */
@FunctionalInterface
public interface AnswerDecoder {

  /**
   * What an answer says.
   *
   * @param type what the operation promises: {@code Void}, or a type {@link Json} can read
   * @param body all of it; may be empty
   * @return null for {@code Void}, and where nothing of that type is in it
   * @throws IOException if it cannot be read
   * @throws RefusedAnswer if the service says no although its status says yes
   */
  @Nullable Object decode(Type type, BufferedSource body) throws IOException, RefusedAnswer;

  /** JSON, in the shape of the type. */
  static AnswerDecoder json() {
    return (type, body) -> type == Void.class ? null : Json.standard().read(type, body);
  }
}
