package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor said of one of several e-mails. Its shape has never been seen: key and error are
 * taken from where they are expected, and the whole is in {@code raw}.
 *
 * @param key the e-mail's key; null if none was found
 * @param error the vendor's words if it refused; else null
 * @param raw what the vendor said; missing if nothing
 */
public record SentEmail(@Nullable EmailKey key, @Nullable String error, JsonValue raw) {

  static SentEmail of(JsonValue said) {
    EmailKey key = said.at("error").isMissing() ? Shapes.key(said) : null;
    String text = said.asText();
    // A word that is no key may be anything; a sentence says what went wrong.
    boolean sentence = key == null && text != null && text.strip().contains(" ");
    return new SentEmail(key, sentence ? text : AcumbamailErrors.words(said.at("error")), said);
  }

  @Override
  public String toString() {
    return "SentEmail[" + (key == null ? "no key" : key) + "]";
  }
}
