package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;

/**
 * Which way a message went.
 *
 * @param value the word as it came
 */
public record Direction(String value) implements OpenValue {
  /** From the contact to the location. */
  public static final Direction INBOUND = new Direction("inbound");

  /** From the location to the contact. */
  public static final Direction OUTBOUND = new Direction("outbound");

  @Override
  public String toString() {
    return value;
  }
}
