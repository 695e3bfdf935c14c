package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.auth.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret in the callback address, for a service that signs nothing. */
final class UrlSecret implements SignatureVerifier {
  /** Shorter ones can be found by trying. */
  private static final int SHORTEST = 16;

  private final @Nullable String parameter;
  private final List<Secret> secrets;

  private UrlSecret(@Nullable String parameter, List<Secret> secrets) {
    this.parameter = parameter;
    this.secrets = secrets;
    if (secrets.isEmpty()) {
      throw new InvalidRequestException("SignatureVerifier.secrets", "at least one", "none");
    }
    for (Secret secret : secrets) {
      int length = secret.reveal().length();
      if (length < SHORTEST) {
        throw new InvalidRequestException(
            "SignatureVerifier.secrets",
            "at least " + SHORTEST + " characters nobody can guess",
            length + " characters");
      }
    }
  }

  static UrlSecret inQuery(String parameter, List<Secret> secrets) {
    return new UrlSecret(parameter, secrets);
  }

  static UrlSecret inPath(List<Secret> secrets) {
    return new UrlSecret(null, secrets);
  }

  @Override
  public String verify(WebhookRequest request, Instant now) {
    byte[] given = given(request.target()).getBytes(StandardCharsets.UTF_8);
    String accepted = null;
    // All of them, always: how long it takes must not tell which one comes close.
    for (Secret secret : secrets) {
      byte[] expected = secret.reveal().getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(given, expected)) {
        accepted = secret.fingerprint();
      }
    }
    if (accepted == null) {
      throw new WebhookException("the address it came to does not hold the secret", null);
    }
    return accepted;
  }

  /** What stands where the secret belongs; nothing if it stands there more than once. */
  private String given(@Nullable String target) {
    if (target == null) {
      return "";
    }
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    if (parameter == null) {
      return decoded(path.substring(path.lastIndexOf('/') + 1));
    }
    String query = question < 0 ? "" : target.substring(question + 1);
    List<String> values =
        Arrays.stream(query.split("&"))
            .filter(pair -> pair.startsWith(parameter + "="))
            .map(pair -> decoded(pair.substring(parameter.length() + 1)))
            .toList();
    return values.size() == 1 ? values.get(0) : "";
  }

  private static String decoded(String text) {
    try {
      // A plus is a plus: what we compare with was put there as it is, or escaped.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "SignatureVerifier[secret in the " + (parameter == null ? "path" : "query") + "]";
  }
}
