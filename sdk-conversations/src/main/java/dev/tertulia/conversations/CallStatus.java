package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;

/**
 * How a call went.
 *
 * @param value the word as it came
 */
public record CallStatus(String value) implements OpenValue {
  /** Not begun. */
  public static final CallStatus PENDING = new CallStatus("pending");

  /** Answered and ended. */
  public static final CallStatus COMPLETED = new CallStatus("completed");

  /** Answered. */
  public static final CallStatus ANSWERED = new CallStatus("answered");

  /** The line was busy. */
  public static final CallStatus BUSY = new CallStatus("busy");

  /** Nobody answered. */
  public static final CallStatus NO_ANSWER = new CallStatus("no-answer");

  /** It could not be put through. */
  public static final CallStatus FAILED = new CallStatus("failed");

  /** Called off by the caller. */
  public static final CallStatus CANCELED = new CallStatus("canceled");

  /** It ended on voice mail. */
  public static final CallStatus VOICEMAIL = new CallStatus("voicemail");

  @Override
  public String toString() {
    return value;
  }
}
