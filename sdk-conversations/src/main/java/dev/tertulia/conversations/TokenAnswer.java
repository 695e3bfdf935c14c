package dev.tertulia.conversations;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenPair;
import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes with a 200 of the token operations, whichever way its members are spelled. */
record TokenAnswer(TokenPair pair, Installation installation) {
  /** Told in every answer that was recorded; a pair is not thrown away because it is missing. */
  private static final Duration USUAL_LIFETIME = Duration.ofSeconds(86_399);

  /** What is longer is no lifetime, and no clock could add it up. */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(3650);

  private static final String USER_TYPE = "userType";

  /**
   * Reads an answer.
   *
   * @throws DecodingException if it holds no access token; without the answer, which may hold half
   *     of one
   */
  static TokenAnswer of(String operation, JsonValue json) {
    Secret access = secret(json, "access_token", "accessToken");
    if (access == null) {
      throw unreadable(operation, json, "the answer holds no access token");
    }
    return of(access, json);
  }

  /** Reads an answer that somebody kept; null if a token is missing. */
  static @Nullable TokenAnswer kept(JsonValue json) {
    Secret access = secret(json, "access_token", "accessToken");
    TokenAnswer answer = access == null ? null : of(access, json);
    return answer == null || answer.pair().refresh() == null ? null : answer;
  }

  private static TokenAnswer of(Secret access, JsonValue json) {
    Secret refresh = secret(json, "refresh_token", "refreshToken");
    Long seconds = either(json, "expires_in", "expiresIn").asLong();
    Duration lifetime =
        seconds == null || seconds <= 0 || seconds > LONGEST_LIFETIME.toSeconds()
            ? USUAL_LIFETIME
            : Duration.ofSeconds(seconds);
    var installation = Installation.of(json);
    var facts = new LinkedHashMap<String, String>();
    if (installation.userType() != null) {
      facts.put(USER_TYPE, installation.userType());
    }
    return new TokenAnswer(new TokenPair(access, refresh, lifetime, facts), installation);
  }

  /** The code that reconnecting gives. */
  static Secret code(String operation, JsonValue json) {
    Secret code = secret(json, "authorizationCode", "authorization_code");
    if (code == null) {
      throw unreadable(operation, json, "the answer holds no authorization code");
    }
    return code;
  }

  /** Whether a pair is a company's, by what was kept of its answer. */
  static boolean isCompany(Map<String, String> facts) {
    return "Company".equalsIgnoreCase(facts.get(USER_TYPE));
  }

  static DecodingException unreadable(CallReport report, String words) {
    return new DecodingException(report, words, "", new byte[0], null);
  }

  private static DecodingException unreadable(String operation, JsonValue json, String words) {
    String trace = json.at("traceId").asText();
    return unreadable(new CallReport(operation, 1, Outcome.ACCEPTED, trace), words);
  }

  private static @Nullable Secret secret(JsonValue json, String one, String other) {
    String text = either(json, one, other).asText();
    try {
      return text == null || text.isBlank() ? null : Secret.of(text);
    } catch (InvalidRequestException e) {
      // No header could carry it, so it is none.
      return null;
    }
  }

  private static JsonValue either(JsonValue json, String one, String other) {
    return json.at(one).isMissing() ? json.at(other) : json.at(one);
  }
}
