package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;

/**
 * What is needed to cancel a scheduled message later, on another day or machine: e-mails are
 * cancelled at another place and by another id than the rest. Store {@link #asText()}.
 *
 * @param email whether it is an e-mail
 * @param id the e-mail's id for an e-mail, else the message's
 */
public record ScheduledMessage(boolean email, String id) {
  private static final String EMAIL = "email:";
  private static final String MESSAGE = "message:";

  /** Refuses what is no id. */
  public ScheduledMessage {
    HighLevelRules.id("ScheduledMessage.id", id);
  }

  /** What {@link Messages#send} answered. */
  public static ScheduledMessage of(SentMessage sent) {
    if (sent.emailMessageId() != null) {
      return new ScheduledMessage(true, sent.emailMessageId());
    }
    if (sent.messageId() == null) {
      throw new InvalidRequestException("ScheduledMessage.id", "a message with an id", "none");
    }
    return new ScheduledMessage(false, sent.messageId());
  }

  /**
   * What {@link #asText()} wrote.
   *
   * @throws InvalidRequestException if it is another text
   */
  public static ScheduledMessage parse(String text) {
    if (text.startsWith(EMAIL)) {
      return new ScheduledMessage(true, text.substring(EMAIL.length()));
    }
    if (text.startsWith(MESSAGE)) {
      return new ScheduledMessage(false, text.substring(MESSAGE.length()));
    }
    throw new InvalidRequestException(
        "ScheduledMessage", "a text that begins with " + EMAIL + " or " + MESSAGE, "another");
  }

  /** The text to store. */
  public String asText() {
    return (email ? EMAIL : MESSAGE) + id;
  }
}
