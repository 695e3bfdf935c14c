package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How far a transactional e-mail is. Documented as a number whose meanings nobody has written down,
 * and never seen.
 *
 * @param code the number; null if there was none
 * @param raw what the vendor said
 */
public record EmailStatus(@Nullable Long code, JsonValue raw) {

  static EmailStatus of(JsonValue said) {
    Long code = said.asLong();
    return new EmailStatus(code == null ? said.at("status").asLong() : code, said);
  }
}
