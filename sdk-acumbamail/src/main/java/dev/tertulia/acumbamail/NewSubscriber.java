package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Someone to add to a list.
 *
 * <pre>{@code
 * NewSubscriber.of("ana@example.com").field("name", "Ana").field("city", "Madrid")
 * }</pre>
 *
 * @param email the address
 * @param emailTag the tag of the list's field for it, usually {@code email}; spelled as {@link
 *     Lists#fields} tells it, for nobody has written down whether case matters
 * @param fields the list's other fields, by tag
 * @param doubleOptIn whether a mail asks for confirmation first
 * @param welcomeEmail whether a mail bids welcome; the vendor no longer documents it
 */
public record NewSubscriber(
    String email,
    String emailTag,
    Map<String, String> fields,
    boolean doubleOptIn,
    boolean welcomeEmail) {

  /** Refuses what cannot be added. */
  public NewSubscriber {
    Require.email("NewSubscriber.email", email);
    AcumbamailRules.tag("NewSubscriber.emailTag", emailTag);
    fields = Copies.of(fields);
    fields.keySet().forEach(tag -> AcumbamailRules.tag("NewSubscriber.fields", tag));
    if (fields.containsKey(emailTag)) {
      throw new InvalidRequestException(
          "NewSubscriber.fields", "fields beside the address", "the address a second time");
    }
  }

  /** Someone with that address. */
  public static NewSubscriber of(String email) {
    return new NewSubscriber(email, "email", Map.of(), false, false);
  }

  /** The same on a list whose field for the address has another tag. */
  public NewSubscriber emailTag(String tag) {
    return new NewSubscriber(email, tag, fields, doubleOptIn, welcomeEmail);
  }

  /** The same with one more field. */
  public NewSubscriber field(String tag, String value) {
    return new NewSubscriber(
        email, emailTag, Copies.plus(fields, tag, value), doubleOptIn, welcomeEmail);
  }

  /** The same, on the list only once they have confirmed by mail. */
  public NewSubscriber confirming() {
    return new NewSubscriber(email, emailTag, fields, true, welcomeEmail);
  }

  /** The same, with a welcome mail. */
  public NewSubscriber welcomed() {
    return new NewSubscriber(email, emailTag, fields, doubleOptIn, true);
  }

  boolean getsMail() {
    return doubleOptIn || welcomeEmail;
  }

  Map<String, String> mergeFields() {
    var all = new LinkedHashMap<String, String>();
    all.put(emailTag, email);
    all.putAll(fields);
    return all;
  }

  @Override
  public String toString() {
    return "NewSubscriber[" + fields.size() + " fields]";
  }
}
