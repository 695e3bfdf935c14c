package dev.tertulia.core.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that arrived by itself, exactly as received: signatures are over bytes, so the body
 * must not have been read and written again by anything. Immutable; safe for use by several
 * threads.
 *
 * <pre>{@code
 * var request = new WebhookRequest(rawBody, headers).method("POST").target("/hooks/acme?key=s3cr3t");
 * }</pre>
 */
public final class WebhookRequest {
  private final byte[] body;
  private final Map<String, List<String>> headers;
  private final @Nullable String method;
  private final @Nullable String target;

  /**
   * Keeps copies. Method and target are unknown until they are told.
   *
   * @param body the raw bytes
   * @param headers by name, in any case
   */
  public WebhookRequest(byte[] body, Map<String, List<String>> headers) {
    this(
        body.clone(),
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> List.copyOf(each.getValue()))),
        null,
        null);
  }

  private WebhookRequest(
      byte[] body,
      Map<String, List<String>> headers,
      @Nullable String method,
      @Nullable String target) {
    this.body = body;
    this.headers = headers;
    this.method = method;
    this.target = target;
  }

  /** The same with its HTTP method. */
  public WebhookRequest method(String value) {
    return new WebhookRequest(body, headers, value, target);
  }

  /** The same with the path and the query it came to, as they stood in the request line. */
  public WebhookRequest target(String value) {
    return new WebhookRequest(body, headers, method, value);
  }

  /** The same with another body: one of several events that came in one. */
  public WebhookRequest body(byte[] value) {
    return new WebhookRequest(value.clone(), headers, method, target);
  }

  /**
   * What of it is to be stored: the body and those headers. Method and target are left out, because
   * a target can hold a secret.
   */
  public WebhookRequest keeping(String... names) {
    return new WebhookRequest(
        body,
        headers.entrySet().stream()
            .filter(each -> Arrays.stream(names).anyMatch(each.getKey()::equalsIgnoreCase))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
        null,
        null);
  }

  /** The raw bytes; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** How many bytes the body has. */
  public int size() {
    return body.length;
  }

  /** All headers, by name as they came. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The HTTP method; null if nobody told. */
  public @Nullable String method() {
    return method;
  }

  /** The path and the query; null if nobody told. */
  public @Nullable String target() {
    return target;
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

  /** The same bytes without copying them, for those who only read. */
  byte[] bytes() {
    return body;
  }

  @Override
  public String toString() {
    return "WebhookRequest[" + body.length + " bytes]";
  }
}
