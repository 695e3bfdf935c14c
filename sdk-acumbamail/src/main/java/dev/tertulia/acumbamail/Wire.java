package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Answers in the vendor's words. Public records only because the JSON layer needs that. */
final class Wire {
  private Wire() {}

  /**
   * One entry of what {@code batchAddSubscribers} answers: {@code {"a@b.c": 7}}, {@code {"a@b.c":
   * {"error": "…"}}} or {@code {"email": "a@b.c", "id": 7}}.
   */
  @Keyed(key = "email", value = "id")
  public record Added(@Nullable String email, JsonValue id, JsonValue error) {}
}
