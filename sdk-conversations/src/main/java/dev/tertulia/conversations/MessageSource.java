package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;

/**
 * What made a message.
 *
 * @param value the word as it came
 */
public record MessageSource(String value) implements OpenValue {
  /** A workflow of the location. */
  public static final MessageSource WORKFLOW = new MessageSource("workflow");

  /** A bulk action. */
  public static final MessageSource BULK_ACTIONS = new MessageSource("bulk_actions");

  /** A campaign. */
  public static final MessageSource CAMPAIGN = new MessageSource("campaign");

  /** A program, such as yours. */
  public static final MessageSource API = new MessageSource("api");

  /** A person in the vendor's app. */
  public static final MessageSource APP = new MessageSource("app");

  @Override
  public String toString() {
    return value;
  }
}
