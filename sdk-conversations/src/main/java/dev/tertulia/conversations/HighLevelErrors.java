package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ErrorReader;
import dev.tertulia.core.transport.ServerWords;
import dev.tertulia.core.transport.ServerWords.Kind;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How this vendor says no: {@code message} as a text or a list, {@code error} as a text or an
 * object, {@code error_description}; and pages of HTML from what stands before it.
 */
final class HighLevelErrors implements ErrorReader {

  @Override
  public ServerWords read(int status, String contentType, String body) {
    JsonValue json = parse(body);
    String message = json.isMissing() ? plain(contentType, body) : message(json);
    String trace = json.at("traceId").asText();
    return new ServerWords(message, trace, kind(status, message));
  }

  private static JsonValue parse(String body) {
    try {
      return JsonValue.parse(body);
    } catch (IllegalArgumentException e) {
      return JsonValue.MISSING;
    }
  }

  private static @Nullable String message(JsonValue json) {
    String said =
        json.at("message").asList().stream()
            .map(each -> each.asText() != null ? each.asText() : each.at("message").asText())
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("; "));
    if (!said.isEmpty()) {
      return said;
    }
    JsonValue error = json.at("error");
    for (JsonValue each :
        new JsonValue[] {
          json.at("error_description"), error.at("message"), error.at("code"), error
        }) {
      String text = each.asText();
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return json instanceof JsonValue.Text text ? text.value() : null;
  }

  /** A word or two of plain text may help; a page of HTML from the edge does not. */
  private static @Nullable String plain(String contentType, String body) {
    String text = body.strip();
    boolean page = text.startsWith("<") || contentType.toLowerCase(Locale.ROOT).contains("html");
    return text.isEmpty() || page ? null : text;
  }

  private static Kind kind(int status, @Nullable String message) {
    if (status != 401) {
      return Kind.OTHER;
    }
    String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
    if (said.contains("not authorized for this scope")) {
      return Kind.MISSING_SCOPE;
    }
    if (said.contains("user type mismatch") || said.contains("authclass type is not allowed")) {
      return Kind.WRONG_TOKEN_CLASS;
    }
    if (said.contains("version header") || said.contains("no conversation provider found")) {
      return Kind.OTHER;
    }
    // The exact words for an expired token were never seen, and asking for another one is done once
    // only.
    return Kind.TOKEN;
  }
}
