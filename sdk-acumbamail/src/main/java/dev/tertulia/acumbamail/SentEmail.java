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
    String error = AcumbamailErrors.words(said.at("error"));
    String found = said.asText();
    for (String name : new String[] {"email_key", "key", "id"}) {
      found = found == null ? said.at(name).asText() : found;
    }
    boolean isKey = error == null && found != null && found.matches("\\S{1,200}");
    String refused = error == null && !isKey && said.asText() != null ? said.asText() : error;
    return new SentEmail(isKey ? new EmailKey(String.valueOf(found)) : null, refused, said);
  }

  @Override
  public String toString() {
    return "SentEmail[" + (key == null ? "no key" : key) + "]";
  }
}
