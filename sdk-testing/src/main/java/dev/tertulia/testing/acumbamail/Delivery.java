package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One POST of a webhook, and how it ended. {@link #toString()} leaves the content out, because it
 * may be personal.
 *
 * @param url where it was sent
 * @param contentType the content type it had
 * @param body the body as it was sent
 * @param status what the receiver answered; null if it could not be reached or gave no answer
 */
public record Delivery(String url, String contentType, String body, @Nullable Integer status) {

  /**
   * The body as JSON.
   *
   * @throws IllegalArgumentException for {@link Envelope#FORM}
   */
  public JsonValue json() {
    return JsonValue.parse(body);
  }

  @Override
  public String toString() {
    return "Delivery[" + body.length() + " characters, answered " + status + "]";
  }
}
