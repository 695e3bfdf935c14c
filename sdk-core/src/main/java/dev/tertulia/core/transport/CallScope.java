package dev.tertulia.core.transport;

import dev.tertulia.core.Resilience;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.auth.Secret;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For whom, and how patiently, a call is made: what a view of a client changes. Immutable.
 *
 * @param resource what the token must open (a location's id); empty where an account has only one
 * @param resilience how patient
 * @param version the API version wanted wherever an operation exists in it; null for each
 *     operation's usual one
 * @param token the token to go with, whatever the provider would give; null for the provider's
 * @param onAnswer is told of each successful answer
 */
public record CallScope(
    String resource,
    Resilience resilience,
    @Nullable String version,
    @Nullable Secret token,
    Consumer<ResponseInfo> onAnswer) {

  /** For a resource, with standard patience. */
  public static CallScope of(String resource) {
    return new CallScope(resource, Resilience.standard(), null, null, info -> {});
  }

  /** The same for another resource; a token of its own stays behind. */
  public CallScope resource(String id) {
    return new CallScope(id, resilience, version, null, onAnswer);
  }

  /** The same with other patience. */
  public CallScope resilience(Resilience patience) {
    return new CallScope(resource, patience, version, token, onAnswer);
  }

  /** The same with another version wanted. */
  public CallScope version(@Nullable String wanted) {
    return new CallScope(resource, resilience, wanted, token, onAnswer);
  }

  /**
   * The same with this very token, also if it is rejected: for calls that are made while the
   * provider is at work.
   */
  public CallScope token(Secret given) {
    return new CallScope(resource, resilience, version, given, onAnswer);
  }

  /** The same, also telling someone of each successful answer. */
  public CallScope onAnswer(Consumer<ResponseInfo> also) {
    return new CallScope(resource, resilience, version, token, onAnswer.andThen(also));
  }
}
