package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * A template to store.
 *
 * @param name its name
 * @param html what it says, with the link {@code *|UNSUBSCRIBE_URL|*}
 * @param subject its subject; null for none
 * @param category a category of your own; null for none
 * @param beeJson the document of the vendor's editor; missing for none
 */
public record NewTemplate(
    @JsonName("template_name") String name,
    @JsonName("html_content") String html,
    @Nullable String subject,
    @JsonName("custom_category") @Nullable String category,
    @JsonName("bee_json") JsonValue beeJson) {

  /** Refuses what cannot be stored. */
  public NewTemplate {
    Require.text("NewTemplate.name", name);
    AcumbamailRules.leavable("NewTemplate.html", html);
  }

  /** A template with what it needs. */
  public static NewTemplate of(String name, String html) {
    return new NewTemplate(name, html, null, null, JsonValue.MISSING);
  }

  /** The same with a subject. */
  public NewTemplate subject(String text) {
    return new NewTemplate(name, html, text, category, beeJson);
  }

  /** The same in a category of your own. */
  public NewTemplate category(String text) {
    return new NewTemplate(name, html, subject, text, beeJson);
  }

  /** The same with the editor's document, sent as JSON text: how it is wanted is undocumented. */
  @Alpha
  public NewTemplate beeJson(JsonValue document) {
    return new NewTemplate(name, html, subject, category, document);
  }

  @Override
  public String toString() {
    return "NewTemplate[name=" + name + "]";
  }
}
