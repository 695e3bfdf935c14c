package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.List;

/** A request that is refused, in one of the shapes the service uses for it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient JsonValue.Obj body;

  private Refusal(int status, JsonValue.Obj body) {
    super(body.json(), null, false, false);
    this.status = status;
    this.body = body;
  }

  /** The usual shape: {@code statusCode}, {@code message}, {@code error}. */
  static Refusal of(int status, String message) {
    String reason = reason(status);
    return new Refusal(
        status, Doc.of("statusCode", status, "message", message, "error", reason).json());
  }

  /** As {@link #of}, with one member more. */
  static Refusal of(int status, String message, String name, JsonValue value) {
    return new Refusal(status, Doc.of(of(status, message).body).set(name, value).json());
  }

  /** What validation finds: the message is a list. */
  static Refusal invalid(List<String> messages) {
    return new Refusal(
        422,
        JsonValue.object("statusCode", 422, "message", messages, "error", "Unprocessable Entity"));
  }

  static Refusal invalid(String message) {
    return invalid(List.of(message));
  }

  /** Uploads and cancellations: {@code status} in place of {@code statusCode}. */
  static Refusal brief(int status, String message) {
    return new Refusal(status, JsonValue.object("status", status, "message", message));
  }

  static Refusal tokenRejected(String message) {
    return new Refusal(401, JsonValue.object("statusCode", 401, "message", message));
  }

  static Refusal otherLocation() {
    return new Refusal(
        403,
        JsonValue.object(
            "statusCode", 403,
            "message", "The token does not have access to this location.",
            "error", "Forbidden"));
  }

  /** What OAuth says about a grant it does not take. */
  static Refusal grant(String description) {
    return new Refusal(
        401, JsonValue.object("error", "UnAuthorized!", "error_description", description));
  }

  /** Errors of the newest operations: an object with a code. */
  static Refusal coded(int status, String code, String message) {
    return new Refusal(
        status, JsonValue.object("error", JsonValue.object("code", code, "message", message)));
  }

  int status() {
    return status;
  }

  JsonValue.Obj body() {
    return body;
  }

  static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 413 -> "Payload Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Entity";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Error " + status;
    };
  }
}
