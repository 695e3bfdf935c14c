package dev.tertulia.core.auth;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why there is no token, said so that the reader knows who must act. */
final class Refusals {
  private Refusals() {}

  static SdkException of(String resource, Grant grant, Instant now, Timekeeper time) {
    String why = grant.trouble().words().isEmpty() ? "" : ": " + grant.trouble().words();
    return switch (grant.state()) {
      case GONE -> credentials(State.MISSING, "no token: " + resource + " is not connected");
      case NEEDS_REAUTH ->
          credentials(State.NEEDS_REAUTH, resource + " must be connected again" + why);
      case SUSPENDED -> credentials(State.SUSPENDED, resource + " is paused at the service" + why);
      case LIVE, LOST -> {
        Instant retryAt = grant.trouble().retryAt();
        Duration wait = retryAt == null ? Duration.ZERO : Duration.between(now, retryAt);
        yield notNow("no new token for " + resource + " yet" + why, wait, null, time);
      }
    };
  }

  static SdkException failed(Throwable cause, Timekeeper time) {
    return cause instanceof SdkException known
        ? known
        : notNow(
            "the token store failed: " + cause.getClass().getName(),
            Duration.ofSeconds(1),
            cause,
            time);
  }

  private static SdkException credentials(State state, String words) {
    return new CredentialsException(CallReport.unsent(""), state, words, null);
  }

  private static SdkException notNow(
      String words, Duration wait, @Nullable Throwable cause, Timekeeper time) {
    Instant at = time.now().plus(wait.isNegative() ? Duration.ZERO : wait);
    return new NotAdmittedException(CallReport.unsent(""), words, at, cause);
  }
}
