package dev.tertulia.conversations;

import dev.tertulia.conversations.Contact.DndSetting;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known, or to be known from now on, of a contact. What is not named stays as it is; {@link
 * #cleared} empties.
 *
 * <pre>{@code
 * ContactDetails.none()
 *     .email("ana@example.com")
 *     .firstName("Ana")
 *     .customField(fieldId, 42)
 * }</pre>
 *
 * @param fields the vendor's names and values; null values empty a field
 * @param customFields the location's own fields, by id
 * @param doNotDisturb by channel, whether anything may be sent
 */
public record ContactDetails(
    Map<String, JsonValue> fields,
    Map<String, JsonValue> customFields,
    Map<Channel, DndSetting> doNotDisturb) {

  /** Fields that have a place of their own, with a meaning that must be chosen on purpose. */
  private static final Set<String> TAKEN =
      Set.of("tags", "customFields", "dndSettings", "locationId", "id");

  /** Keeps copies. */
  public ContactDetails {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
    doNotDisturb = Collections.unmodifiableMap(new LinkedHashMap<>(doNotDisturb));
    for (String name : fields.keySet()) {
      if (TAKEN.contains(name)) {
        throw new InvalidRequestException(
            "ContactDetails." + name, "a field that has no method of its own", name);
      }
    }
  }

  /** Nothing yet. */
  public static ContactDetails none() {
    return new ContactDetails(Map.of(), Map.of(), Map.of());
  }

  /** An address. */
  public ContactDetails email(String address) {
    return with("email", Require.email("ContactDetails.email", address));
  }

  /** A number, in E.164 form. */
  public ContactDetails phone(String number) {
    return with("phone", Require.phone("ContactDetails.phone", number));
  }

  /** First name. */
  public ContactDetails firstName(String value) {
    return with("firstName", value);
  }

  /** Last name. */
  public ContactDetails lastName(String value) {
    return with("lastName", value);
  }

  /** Whole name. */
  public ContactDetails name(String value) {
    return with("name", value);
  }

  /** Company. */
  public ContactDetails companyName(String value) {
    return with("companyName", value);
  }

  /** Postal address: street and number, city, postal code, two-letter country. */
  public ContactDetails address(String street, String city, String postalCode, String country) {
    return with("address1", street)
        .with("city", city)
        .with("postalCode", postalCode)
        .with("country", country);
  }

  /** Day of birth. */
  public ContactDetails dateOfBirth(LocalDate day) {
    return with("dateOfBirth", day.toString());
  }

  /** Where the contact came from. */
  public ContactDetails source(String value) {
    return with("source", value);
  }

  /** The user in charge. */
  public ContactDetails assignedTo(String userId) {
    return with("assignedTo", HighLevelRules.id("ContactDetails.assignedTo", userId));
  }

  /** Whether nothing at all may be sent, over whatever channel. */
  public ContactDetails doNotDisturb(boolean value) {
    return with("dnd", value);
  }

  /**
   * Whether nothing may be sent over one channel: Call, Email, SMS, WhatsApp, GMB or FB, which are
   * those the vendor has a setting for. Nobody has said whether an update keeps the settings of the
   * channels it does not name: {@link Contacts#doNotDisturb(String, Channel...)} sees to that.
   */
  public ContactDetails doNotDisturb(Channel channel, boolean value) {
    return with(channel, value ? DndSetting.ACTIVE : DndSetting.INACTIVE);
  }

  /** Nothing may be sent over one channel, and why; else as above. */
  public ContactDetails doNotDisturb(Channel channel, String reason) {
    return with(channel, DndSetting.active(Require.text("ContactDetails.doNotDisturb", reason)));
  }

  private ContactDetails with(Channel channel, DndSetting setting) {
    var more = new LinkedHashMap<>(doNotDisturb);
    more.put(DoNotDisturb.known(channel), setting);
    return new ContactDetails(fields, customFields, more);
  }

  /** Whether nothing that comes from the contact is taken. */
  public ContactDetails inboundDoNotDisturb(boolean value) {
    var all = JsonValue.object("status", value ? "active" : "inactive");
    return with("inboundDndSettings", JsonValue.object("all", all));
  }

  /** One of the location's own fields; the value as {@link JsonValue#of} takes it. */
  public ContactDetails customField(String fieldId, Object value) {
    HighLevelRules.id("ContactDetails.customField", fieldId);
    var more = Copies.plus(customFields, fieldId, JsonValue.of(value));
    return new ContactDetails(fields, more, doNotDisturb);
  }

  /** Empties a field, by the vendor's name for it. */
  public ContactDetails cleared(String field) {
    return new ContactDetails(
        Copies.plus(fields, field, JsonValue.MISSING), customFields, doNotDisturb);
  }

  /** Any other field, by the vendor's name for it; the value as {@link JsonValue#of} takes it. */
  public ContactDetails with(String field, Object value) {
    return new ContactDetails(
        Copies.plus(fields, field, JsonValue.of(value)), customFields, doNotDisturb);
  }

  boolean names(String field) {
    return fields.getOrDefault(field, JsonValue.MISSING).asText() != null;
  }

  @Override
  public String toString() {
    return "ContactDetails[fields=" + fields.keySet() + "]";
  }
}
