package dev.tertulia.core.transport;

import dev.tertulia.core.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How one service wants to be spoken to, and how it speaks.
 *
 * @param versionHeader the header that names the API version; null for a service without versions
 * @param traceMember the JSON member that holds the service's id of an exchange; null if there is
 *     none
 * @param rate its usual limit
 * @param answers how its 2xx answers are read
 */
public record Dialect(
    TokenPlacement tokenPlacement,
    ErrorReader errorReader,
    @Nullable String versionHeader,
    @Nullable String traceMember,
    Rate rate,
    AnswerDecoder answers) {

  /** Of a service that answers in JSON. */
  public Dialect(
      TokenPlacement tokenPlacement,
      ErrorReader errorReader,
      @Nullable String versionHeader,
      @Nullable String traceMember,
      Rate rate) {
    this(tokenPlacement, errorReader, versionHeader, traceMember, rate, AnswerDecoder.json());
  }

  /** The same with another usual limit. */
  public Dialect rate(Rate usual) {
    return new Dialect(tokenPlacement, errorReader, versionHeader, traceMember, usual, answers);
  }

  /** The same with errors read in another way. */
  public Dialect errorReader(ErrorReader reader) {
    return new Dialect(tokenPlacement, reader, versionHeader, traceMember, rate, answers);
  }

  /** The same with answers read in another way. */
  public Dialect answers(AnswerDecoder decoder) {
    return new Dialect(tokenPlacement, errorReader, versionHeader, traceMember, rate, decoder);
  }
}
