package dev.tertulia.core.json;

/**
 * A word of a service's vocabulary, open because services add words without notice: implemented by
 * records of one string, with a constant for each word we know. A word nobody foresaw is kept as it
 * came, equals itself, and is written back unchanged.
 *
 * <pre>{@code
 * if (message.status().equals(MessageStatus.DELIVERED)) { … }
 * log(message.status().value());   // also for the word that was invented yesterday
 * }</pre>
 */
public interface OpenValue {

  /** The word as the service spells it. */
  String value();
}
