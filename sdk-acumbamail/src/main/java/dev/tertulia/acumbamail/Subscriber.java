package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Someone on a list. Any component can be null.
 *
 * @param email the address
 * @param id the id
 * @param status whether mail goes there
 * @param created since when, by the vendor's clock
 * @param listId on which list; told by {@link Lists#search} only
 * @param fields the list's own fields. The vendor sends them beside the others, so a field called
 *     {@code status} or {@code id} cannot be told from the vendor's
 */
@Keyed(key = "email", value = "id")
public record Subscriber(
    @Nullable String email,
    @Nullable SubscriberId id,
    @Nullable SubscriberStatus status,
    @JsonName("create_date") @Nullable LocalDateTime created,
    @JsonName("list_id") @Nullable ListId listId,
    @Unmodelled JsonValue fields) {

  /** A field of the list's own; null if there is none of that tag. */
  public @Nullable String field(String tag) {
    return fields.at(tag).asText();
  }

  @Override
  public String toString() {
    return "Subscriber[id=" + id + "]";
  }
}
