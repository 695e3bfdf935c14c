package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person or company a location talks to. Any component can be null; that one is missing says
 * nothing about the contact, since each operation tells other ones.
 *
 * @param id the contact's id
 * @param locationId the location it belongs to
 * @param name whole name
 * @param firstName first name
 * @param lastName last name
 * @param email main address
 * @param phone main number, in E.164 form
 * @param companyName company
 * @param address1 street and number
 * @param city city
 * @param state state or province
 * @param country two-letter code
 * @param postalCode postal code
 * @param website web site
 * @param timezone time zone name; {@link #zone} reads it
 * @param dateOfBirth day of birth, as the vendor writes it
 * @param type such as {@code lead}
 * @param source where the contact came from
 * @param assignedTo the user in charge
 * @param dnd whether nothing at all may be sent
 * @param dndSettings what may not be sent, by channel; the keys' spelling differs by version, so
 *     use {@link #doNotDisturb}
 * @param inboundDndSettings what is refused from the contact; {@link #inboundDoNotDisturb} reads it
 * @param tags tags
 * @param followers ids of users who follow the contact
 * @param customFields the location's own fields
 * @param additionalEmails further addresses, as the vendor tells them
 * @param additionalPhones further numbers, as the vendor tells them
 * @param dateAdded when it was made
 * @param dateUpdated when it last changed
 * @param searchAfter its place in the search it was found in
 * @param more everything else the vendor sent
 */
@Unwrapped("contact")
public record Contact(
    @Nullable String id,
    @Nullable String locationId,
    @JsonName({"name", "contactName"}) @Nullable String name,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String companyName,
    @JsonName({"address1", "address"}) @Nullable String address1,
    @Nullable String city,
    @Nullable String state,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String website,
    @Nullable String timezone,
    @Nullable String dateOfBirth,
    @Nullable String type,
    @Nullable String source,
    @Nullable String assignedTo,
    @Nullable Boolean dnd,
    Map<String, DndSetting> dndSettings,
    JsonValue inboundDndSettings,
    List<String> tags,
    List<String> followers,
    List<CustomField> customFields,
    JsonValue additionalEmails,
    JsonValue additionalPhones,
    @Nullable Instant dateAdded,
    @Nullable Instant dateUpdated,
    JsonValue searchAfter,
    @Unmodelled JsonValue more) {

  /**
   * Whether one channel may be used.
   *
   * @param status {@code active} (nothing may be sent), {@code inactive}, or {@code permanent}: as
   *     active, and not for us to lift
   * @param message the reason given
   * @param code the reason's code
   */
  public record DndSetting(
      @Nullable String status, @Nullable String message, @Nullable String code) {

    static final DndSetting ACTIVE = new DndSetting("active", null, null);
    static final DndSetting INACTIVE = new DndSetting("inactive", null, null);

    static DndSetting active(String reason) {
      return new DndSetting("active", reason, null);
    }

    /** Whether nothing may be sent; so it is with a status nobody has heard of. */
    public boolean quiet() {
      return status != null && !status.equalsIgnoreCase("inactive");
    }

    boolean permanent() {
      return "permanent".equalsIgnoreCase(status);
    }
  }

  /**
   * One of the location's own fields.
   *
   * @param id the field's id
   * @param value a text, number, list or object, by the field's kind
   */
  public record CustomField(@Nullable String id, JsonValue value) {

    @Override
    public String toString() {
      return "CustomField[id=" + id + "]";
    }
  }

  /**
   * Whether the contact must not be written to over that channel: by its own setting or the general
   * one. A note among colleagues disturbs no contact.
   */
  public boolean doNotDisturb(Channel channel) {
    if (channel.equals(Channel.INTERNAL_COMMENT)) {
      return false;
    }
    if (Boolean.TRUE.equals(dnd)) {
      return true;
    }
    return dndSettings.entrySet().stream()
        .anyMatch(
            each -> each.getKey().equalsIgnoreCase(channel.value()) && each.getValue().quiet());
  }

  /**
   * Whether what comes from the contact is not taken. The vendor's documents give the shape of this
   * setting, and leave its meaning to its name.
   */
  public boolean inboundDoNotDisturb() {
    String status = inboundDndSettings.at("all").at("status").asText();
    return status != null && !status.equalsIgnoreCase("inactive");
  }

  /** Whether it has that tag, in whatever letter case. */
  public boolean hasTag(String name) {
    return tags.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The contact's time zone; empty if it has none, or one that nobody knows. */
  public Optional<ZoneId> zone() {
    return zone(timezone);
  }

  static Optional<ZoneId> zone(@Nullable String name) {
    try {
      return Optional.ofNullable(name).map(ZoneId::of);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The value of one of the location's own fields; {@link JsonValue#MISSING} if it has none. */
  public JsonValue customField(String fieldId) {
    return customFields.stream()
        .filter(field -> fieldId.equals(field.id()))
        .map(CustomField::value)
        .findFirst()
        .orElse(JsonValue.MISSING);
  }

  @Override
  public String toString() {
    return "Contact[id=" + id + "]";
  }
}
