package dev.tertulia.core.json;

/**
 * A word of a service's vocabulary, open because services add words without notice: implemented by
 * records of one string, with a constant for each word we know. A word nobody foresaw is kept as it
 * came, equals itself, and is written back unchanged.
 *
 * <pre>{@code
 * if (message.status().equals(MessageStatus.DELIVERED)) { … }
 * log("it is " + message.status());   // also for the word that was invented yesterday
 * }</pre>
 */
public interface OpenValue {

  /** The word as the service spells it. */
  String value();

  /** The word itself, so that it can be printed and logged as it is. */
  @Override
  String toString();
}
