package dev.tertulia.testing.http;

import dev.tertulia.core.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived at the Sandbox, whatever became of it. Immutable.
 *
 * <pre>{@code
 * ReceivedRequest sent = sandbox.received("send-a-new-message").get(0);
 * assertThat(sent.json().at("type").asText()).isEqualTo("SMS");
 * }</pre>
 *
 * <p>{@link #toString()} tells the method and the path only, because the rest may be personal.
 */
public final class ReceivedRequest {
  private final @Nullable String operation;
  private final String method;
  private final String target;
  private final HttpUrl url;
  private final Headers headers;
  private final ByteString body;

  ReceivedRequest(@Nullable String operation, RecordedRequest arrived) {
    this.operation = operation;
    this.method = arrived.getMethod();
    this.target = arrived.getTarget();
    this.url = arrived.getUrl();
    this.headers = arrived.getHeaders();
    this.body = arrived.getBody() == null ? ByteString.EMPTY : arrived.getBody();
  }

  static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /**
   * The id of the operation it asked for, such as {@code send-a-new-message}; null if there is no
   * such operation.
   */
  public @Nullable String operation() {
    return operation;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path as it was sent, still encoded, without the query. */
  public String path() {
    return path(target);
  }

  /** The query as it was sent, still encoded; empty if there was none. */
  public String queryText() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  /**
   * The first value of a query parameter, decoded; null if it was not sent. A plus sign reads as a
   * space.
   */
  public @Nullable String query(String name) {
    return url.queryParameter(name);
  }

  /** Every value of a query parameter, decoded, in order. */
  public List<String> queryValues(String name) {
    return url.queryParameterValues(name).stream()
        .map(value -> value == null ? "" : value)
        .toList();
  }

  /** The names of the query parameters, each once, in order. */
  public List<String> queryNames() {
    return List.copyOf(url.queryParameterNames());
  }

  /** The last value of a header, whatever its case; null if it was not sent. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Every value of a header, whatever its case, in order. */
  public List<String> headerValues(String name) {
    return headers.values(name);
  }

  /** The names of the headers, each once, in alphabetical order, as they were spelled. */
  public List<String> headerNames() {
    return List.copyOf(headers.names());
  }

  /** A copy of the body. */
  public byte[] bytes() {
    return body.toByteArray();
  }

  /** The body as UTF-8; empty if there was none. */
  public String text() {
    return body.string(StandardCharsets.UTF_8);
  }

  /**
   * The body as JSON; {@link JsonValue#MISSING} if there was none.
   *
   * @throws IllegalArgumentException if there was a body that is not JSON
   */
  public JsonValue json() {
    return body.size() == 0 ? JsonValue.MISSING : JsonValue.parse(text());
  }

  /**
   * The fields of a body that calls itself {@code application/x-www-form-urlencoded}, decoded, in
   * order; of several of one name, the last. Empty for any other body.
   */
  public Map<String, String> form() {
    var fields = new LinkedHashMap<String, String>();
    String type = header("Content-Type");
    if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
      for (String pair : text().split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.put(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  /**
   * The parts of a multipart body, in order.
   *
   * @throws IllegalStateException if the body is not multipart, or is malformed
   */
  public List<Part> parts() {
    return Multiparts.read(header("Content-Type"), body);
  }

  @Override
  public String toString() {
    return method + ' ' + path();
  }

  /** One part of a multipart body. Immutable. */
  public static final class Part {
    private final String name;
    private final @Nullable String fileName;
    private final @Nullable String contentType;
    private final ByteString content;

    Part(String name, @Nullable String fileName, @Nullable String contentType, ByteString content) {
      this.name = name;
      this.fileName = fileName;
      this.contentType = contentType;
      this.content = content;
    }

    /** The name of the form field. */
    public String name() {
      return name;
    }

    /** The name of the file; null for a plain field. */
    public @Nullable String fileName() {
      return fileName;
    }

    /** The type the part declares for itself; null if it does not. */
    public @Nullable String contentType() {
      return contentType;
    }

    /** How many bytes it holds. */
    public int size() {
      return content.size();
    }

    /** A copy of what it holds. */
    public byte[] bytes() {
      return content.toByteArray();
    }

    /** What it holds, as UTF-8. */
    public String text() {
      return content.string(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "Part[" + name + ", " + content.size() + " bytes]";
    }
  }
}
