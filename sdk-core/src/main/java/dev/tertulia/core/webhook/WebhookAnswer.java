package dev.tertulia.core.webhook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to answer the sender of a webhook: a status, these headers and no body.
 *
 * @param status 200 it is stored, or was already; 401 it is forged; 405 not a POST; 413 too large;
 *     429 it could not be stored, send it again. Never 5xx: some senders give up on those
 * @param retryAfter when to send it again, with 429; else null
 * @param reason for your log, in a few words that hold nothing personal; do not send it
 */
public record WebhookAnswer(int status, @Nullable Duration retryAfter, String reason) {

  /** Whether the sender may forget it. */
  public boolean accepted() {
    return status == 200;
  }

  /** The headers that belong to it: {@code Retry-After} in seconds, {@code Allow}; often none. */
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    if (retryAfter != null) {
      headers.put("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }
    if (status == 405) {
      headers.put("Allow", "POST");
    }
    return headers;
  }
}
