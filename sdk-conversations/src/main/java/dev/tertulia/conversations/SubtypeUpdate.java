package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.json.JsonName;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a kind of message contacts can unsubscribe from; what is null stays.
 *
 * @param name its name
 * @param description its description
 * @param archived whether it is put away
 * @param resubscriptionLegalFormId the form people fill in to get it again
 */
@Alpha
public record SubtypeUpdate(
    @Nullable String name,
    @Nullable String description,
    @Nullable Boolean archived,
    @JsonName("resubscription_legal_form_id") @Nullable String resubscriptionLegalFormId) {

  /** Nothing yet. */
  public static SubtypeUpdate nothing() {
    return new SubtypeUpdate(null, null, null, null);
  }

  /** With another name. */
  public SubtypeUpdate name(String value) {
    return new SubtypeUpdate(value, description, archived, resubscriptionLegalFormId);
  }

  /** With another description. */
  public SubtypeUpdate description(String value) {
    return new SubtypeUpdate(name, value, archived, resubscriptionLegalFormId);
  }

  /** Put away, or taken out again. */
  public SubtypeUpdate archived(boolean value) {
    return new SubtypeUpdate(name, description, value, resubscriptionLegalFormId);
  }

  /** With another form. */
  public SubtypeUpdate resubscriptionLegalFormId(String value) {
    return new SubtypeUpdate(name, description, archived, value);
  }
}
