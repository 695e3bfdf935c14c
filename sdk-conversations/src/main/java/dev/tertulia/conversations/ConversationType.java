package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;

/**
 * What kind of conversation it is. The vendor writes a word when searching and a number elsewhere:
 * {@link #value()} keeps what came, {@link #normalized()} compares.
 *
 * @param value as it came: {@code TYPE_PHONE} or {@code 1}
 */
public record ConversationType(String value) implements OpenValue {
  /** By telephone: calls and text messages. */
  public static final ConversationType PHONE = new ConversationType("TYPE_PHONE");

  /** By e-mail. */
  public static final ConversationType EMAIL = new ConversationType("TYPE_EMAIL");

  /** By Facebook Messenger. */
  public static final ConversationType FACEBOOK_MESSENGER =
      new ConversationType("TYPE_FB_MESSENGER");

  /** About a review. */
  public static final ConversationType REVIEW = new ConversationType("TYPE_REVIEW");

  /** Text messages among a group. */
  public static final ConversationType GROUP_SMS = new ConversationType("TYPE_GROUP_SMS");

  /** The same in the spelling of the constants; itself where no document gives another spelling. */
  public ConversationType normalized() {
    return switch (value) {
      case "1" -> PHONE;
      case "2" -> EMAIL;
      case "3" -> FACEBOOK_MESSENGER;
      case "4" -> REVIEW;
      case "5" -> GROUP_SMS;
      default -> this;
    };
  }

  /** Whether both mean the same, however spelled. */
  public boolean is(ConversationType other) {
    return normalized().equals(other.normalized());
  }

  @Override
  public String toString() {
    return value;
  }
}
