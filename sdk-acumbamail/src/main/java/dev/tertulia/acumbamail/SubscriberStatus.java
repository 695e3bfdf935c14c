package dev.tertulia.acumbamail;

import dev.tertulia.core.json.OpenValue;
import java.util.List;

/**
 * Whether mail goes to a subscriber. The vendor asks and gives reasons by number, and answers in
 * words, of which only {@code active} has been seen: compare by {@link #is}.
 *
 * @param value the word or number as it came
 */
public record SubscriberStatus(String value) implements OpenValue {
  /** Gets mail. */
  public static final SubscriberStatus ACTIVE = new SubscriberStatus("active");

  /** Has not confirmed yet. */
  public static final SubscriberStatus UNVERIFIED = new SubscriberStatus("unverified");

  /** Left. */
  public static final SubscriberStatus UNSUBSCRIBED = new SubscriberStatus("unsubscribed");

  /** The address does not exist. */
  public static final SubscriberStatus HARD_BOUNCED = new SubscriberStatus("hard_bounced");

  /** Called it spam. */
  public static final SubscriberStatus COMPLAINED = new SubscriberStatus("complained");

  private static final List<SubscriberStatus> BY_CODE =
      List.of(ACTIVE, UNVERIFIED, UNSUBSCRIBED, HARD_BOUNCED, COMPLAINED);

  /** The number the vendor has for it; -1 for a word we do not know. */
  public int code() {
    return BY_CODE.indexOf(normalized());
  }

  /** Our constant for it, also for a number; itself if it is none of them. */
  public SubscriberStatus normalized() {
    return value.matches("[0-4]") ? BY_CODE.get(value.charAt(0) - '0') : this;
  }

  /** Whether both mean the same, as a word or as a number. */
  public boolean is(SubscriberStatus other) {
    return normalized().equals(other.normalized());
  }

  @Override
  public String toString() {
    return value;
  }
}
