package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One POST of a webhook, and how it ended. Immutable. {@link #toString()} leaves the content out,
 * because it may be personal.
 */
public final class Delivery {
  private final String url;
  private final String contentType;
  private final String body;
  private final @Nullable Integer status;

  Delivery(String url, String contentType, String body, @Nullable Integer status) {
    this.url = url;
    this.contentType = contentType;
    this.body = body;
    this.status = status;
  }

  /** Where it was sent. */
  public String url() {
    return url;
  }

  /** The content type it had. */
  public String contentType() {
    return contentType;
  }

  /** The body as it was sent. */
  public String body() {
    return body;
  }

  /**
   * The body as JSON.
   *
   * @throws IllegalArgumentException for {@link Envelope#FORM}
   */
  public JsonValue json() {
    return JsonValue.parse(body);
  }

  /** What the receiver answered; null if it could not be reached or gave no answer. */
  public @Nullable Integer status() {
    return status;
  }

  @Override
  public String toString() {
    return "Delivery[" + body.length() + " characters, answered " + Objects.toString(status) + "]";
  }
}
