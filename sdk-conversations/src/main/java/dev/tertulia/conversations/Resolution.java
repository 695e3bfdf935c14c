package dev.tertulia.conversations;

import java.util.Optional;

/** What became of a message whose sending ended UNKNOWN: see {@link Messages#resolve}. */
public sealed interface Resolution {

  /**
   * It is there: do not send it again.
   *
   * @param message as the conversation shows it
   */
  record Found(Message message) implements Resolution {}

  /** It is not there, and would be by now: it may be sent again. */
  record NotFound() implements Resolution {}

  /**
   * It cannot be told: ask again later, or let a person look. Do not send it again.
   *
   * @param why in words for that person, without personal data
   */
  record StillUnknown(String why) implements Resolution {}

  /** The message, if it was found. */
  default Optional<Message> found() {
    return this instanceof Found there ? Optional.of(there.message()) : Optional.empty();
  }
}
