package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Someone who no longer gets mail. Any component can be null.
 *
 * @param email the address
 * @param reason why, as a number: 3 was seen for a bounce, so the numbers are probably those of
 *     {@link SubscriberStatus}
 * @param since since when, by the vendor's clock
 * @param more everything else the vendor sent
 */
@Keyed(key = "email", in = "inactive_subscribers")
public record InactiveSubscriber(
    @Nullable String email,
    @Nullable SubscriberStatus reason,
    @JsonName("reason_date") @Nullable LocalDateTime since,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "InactiveSubscriber[reason=" + reason + ", since=" + since + "]";
  }
}
