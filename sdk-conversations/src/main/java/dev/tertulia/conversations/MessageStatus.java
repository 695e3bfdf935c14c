package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;

/**
 * What became of a message, as the vendor spells it; open, because words are seen that no document
 * lists.
 *
 * @param value the word as it came
 */
public record MessageStatus(String value) implements OpenValue {
  /** Not on its way yet. */
  public static final MessageStatus PENDING = new MessageStatus("pending");

  /** Waits for its time. */
  public static final MessageStatus SCHEDULED = new MessageStatus("scheduled");

  /** Waits for its turn. */
  public static final MessageStatus QUEUED = new MessageStatus("queued");

  /** Handed to the carrier. */
  public static final MessageStatus SENT = new MessageStatus("sent");

  /** Arrived. */
  public static final MessageStatus DELIVERED = new MessageStatus("delivered");

  /** Seen by the recipient. */
  public static final MessageStatus READ = new MessageStatus("read");

  /** An e-mail was opened. */
  public static final MessageStatus OPENED = new MessageStatus("opened");

  /** A link in it was followed. */
  public static final MessageStatus CLICKED = new MessageStatus("clicked");

  /** The carrier gave up. */
  public static final MessageStatus UNDELIVERED = new MessageStatus("undelivered");

  /** It could not be sent; see {@link Message#error()}. */
  public static final MessageStatus FAILED = new MessageStatus("failed");

  /** Refused because the contact does not want messages. */
  public static final MessageStatus OPT_OUT = new MessageStatus("opt_out");

  /** A call was put through. */
  public static final MessageStatus CONNECTED = new MessageStatus("connected");

  /** A call has ended; undocumented, seen on call messages. */
  public static final MessageStatus COMPLETED = new MessageStatus("completed");

  /** A call was left on voice mail; seen in events. */
  public static final MessageStatus VOICEMAIL = new MessageStatus("voicemail");

  @Override
  public String toString() {
    return value;
  }
}
