package dev.tertulia.core.webhook;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that arrived by itself, exactly as received: signatures are over bytes, so the body
 * must not have been read and written again by anything. Immutable.
 */
public final class WebhookRequest {
  private final byte[] body;
  private final Map<String, List<String>> headers;

  /**
   * Keeps copies.
   *
   * @param body the raw bytes
   * @param headers by name, in any case
   */
  public WebhookRequest(byte[] body, Map<String, List<String>> headers) {
    this.body = body.clone();
    this.headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> List.copyOf(each.getValue())));
  }

  /** The raw bytes. */
  public byte[] body() {
    return body.clone();
  }

  /** The values of a header, in whatever case it came; empty if it did not come. */
  public List<String> headers(String name) {
    return headers.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .flatMap(each -> each.getValue().stream())
        .toList();
  }

  /**
   * The only value of a header; null if it came not at all, or more than once, which nobody genuine
   * does.
   */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.size() == 1 ? values.get(0) : null;
  }

  @Override
  public String toString() {
    return "WebhookRequest[" + body.length + " bytes]";
  }
}
