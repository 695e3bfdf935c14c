package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import org.jspecify.annotations.Nullable;

/** A request that is refused, in one of the shapes the service uses for it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient @Nullable JsonValue body;

  private Refusal(int status, String text, @Nullable JsonValue body) {
    super(text, null, false, false);
    this.status = status;
    this.body = body;
  }

  /** Plain text that calls itself HTML: the usual shape. */
  static Refusal text(int status, String text) {
    return new Refusal(status, text, null);
  }

  /** A JSON string. */
  static Refusal quoted(int status, String text) {
    return new Refusal(status, text, JsonValue.of(text));
  }

  /** {@code {"error": …}}. */
  static Refusal error(int status, String text) {
    return new Refusal(status, text, JsonValue.object("error", text));
  }

  static Refusal noList() {
    return quoted(404, "List does not exists");
  }

  static Refusal noSubscriber() {
    return error(404, "Subscriber does not exist");
  }

  String text() {
    String text = getMessage();
    return text == null ? "" : text;
  }

  Reply reply(State state) {
    if (body == null) {
      return plain(status, text());
    }
    boolean polite = body instanceof JsonValue.Obj && state.has(Oddity.REFUSALS_WITH_200);
    return Reply.json(polite ? 200 : status, body);
  }

  static Reply plain(int status, String text) {
    return Reply.text(status, "text/html; charset=utf-8", text);
  }

  static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "El endpoint no existe";
      case 429 -> "Too Many Requests";
      case 500 -> "Server Error (500)";
      default -> "Error " + status;
    };
  }
}
