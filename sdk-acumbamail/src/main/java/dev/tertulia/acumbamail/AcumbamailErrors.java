package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ErrorReader;
import dev.tertulia.core.transport.ServerWords;
import dev.tertulia.core.transport.ServerWords.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How this vendor says no: plain text, a text in quotes, {@code {"error": …}} or a page; in English
 * or Spanish; and now and then with 200.
 */
final class AcumbamailErrors implements ErrorReader {
  /** An object of these members only, {@code error} among them, is no answer but a refusal. */
  private static final Set<String> OF_AN_ERROR =
      Set.of("error", "message", "detail", "code", "status", "success");

  /** Sentences that were seen, and are never an answer. */
  private static final List<String> SENTENCES =
      List.of(
          "your auth token has expired",
          "is not available for non-paying customers",
          "smtp is not active",
          "el endpoint no existe");

  private static final List<String> WORDED = List.of("error", "message", "detail");

  private static final String EXPIRED = SENTENCES.get(0);

  @Override
  public ServerWords read(int status, String contentType, String body) {
    JsonValue json = parse(body.strip());
    String message = json instanceof JsonValue.Text text ? plain(text) : words(json);
    return new ServerWords(message, null, kind(status, message));
  }

  /** JSON, or all of it as a text if it is none; nothing for nothing. */
  static JsonValue parse(String body) {
    if (body.isEmpty()) {
      return JsonValue.MISSING;
    }
    try {
      return JsonValue.parse(body);
    } catch (IllegalArgumentException e) {
      return new JsonValue.Text(body);
    }
  }

  /** What a 2xx says if it is a refusal all the same; else null. */
  static @Nullable ServerWords refusal(JsonValue json) {
    String said = json instanceof JsonValue.Text text ? sentence(text) : error(json);
    return said == null ? null : new ServerWords(said, null, kind(401, said));
  }

  private static @Nullable String sentence(JsonValue.Text text) {
    String said = text.value().strip();
    String lower = said.substring(0, Math.min(said.length(), 200)).toLowerCase(Locale.ROOT);
    boolean known = lower.equals("unauthorized") || SENTENCES.stream().anyMatch(lower::contains);
    return known && !isPage(said) ? said : null;
  }

  private static @Nullable String error(JsonValue json) {
    return OF_AN_ERROR.containsAll(json.asMap().keySet()) ? words(json.at("error")) : null;
  }

  /** A word or two of plain text may help; a page of HTML does not. */
  private static @Nullable String plain(JsonValue.Text text) {
    String said = text.value().strip();
    return said.isEmpty() || isPage(said) ? null : said;
  }

  static boolean isPage(String text) {
    return text.startsWith("<");
  }

  /** A text, or what is in an object or list under the usual names; null if there is none. */
  static @Nullable String words(JsonValue json) {
    if (json instanceof JsonValue.Text text) {
      return text.value().isBlank() ? null : text.value().strip();
    }
    if (json instanceof JsonValue.Arr array) {
      String all =
          array.elements().stream()
              .map(AcumbamailErrors::words)
              .filter(Objects::nonNull)
              .collect(Collectors.joining("; "));
      return all.isEmpty() ? null : all;
    }
    return WORDED.stream()
        .map(json.asMap()::get)
        .filter(Objects::nonNull)
        .map(AcumbamailErrors::words)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A 401 can also be about the plan, or about e-mail that was never switched on. */
  private static Kind kind(int status, @Nullable String message) {
    String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
    boolean rejected = status == 401 && (said.isEmpty() || said.equals("unauthorized"));
    return rejected || said.contains(EXPIRED) ? Kind.TOKEN : Kind.OTHER;
  }
}
