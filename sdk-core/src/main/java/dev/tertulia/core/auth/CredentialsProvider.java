package dev.tertulia.core.auth;

import dev.tertulia.core.CredentialsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where tokens come from. Asked for every attempt, so a provider that does real work should
 * remember its answer; and asked again when the service rejects a token, so that a rotated key
 * works without a restart.
 *
 * <p>Implementations must be safe for use by several threads. They may block; the time counts
 * against the deadline of the call that needs the token.
 *
 * <pre>{@code
 * CredentialsProvider.environment("CONVERSATIONS_TOKEN");
 * CredentialsProvider.file(Path.of("/run/secrets/token"));          // read each time
 * CredentialsProvider.supplier("vault", () -> vault.read("crm"));   // your vault
 * CredentialsProvider.chain(environment("TOKEN"), file(path));      // the first that has one
 * }</pre>
 */
public interface CredentialsProvider {

  /**
   * The token for a resource.
   *
   * @param resource what the token must open, as the service names it (a location's id); empty
   *     where the service has only one account behind a token
   * @throws CredentialsException if there is none; the message says where it was looked for
   */
  Secret tokenFor(String resource);

  /**
   * The same for a caller who can wait that long only. To be overridden by providers that wait for
   * something: by default the wait has no such bound.
   *
   * @throws dev.tertulia.core.NotAdmittedException if it would take longer
   */
  default Secret tokenFor(String resource, Duration within) {
    return tokenFor(resource);
  }

  /**
   * Another token for a resource, now that the service has rejected one; empty if there is no
   * other. Asked at most once in a call.
   */
  default Optional<Secret> replacing(String resource, Secret rejected) {
    Secret now = tokenFor(resource);
    return now.equals(rejected) ? Optional.empty() : Optional.of(now);
  }

  /** The same for a caller who can wait that long only. */
  default Optional<Secret> replacing(String resource, Secret rejected, Duration within) {
    return replacing(resource, rejected);
  }

  /**
   * Names whoever these tokens stand for, across rotations: rate limits are counted under this
   * name. Clients that share limits and use the same account must answer the same.
   */
  String identity();

  /**
   * Whether tokens for any resource can be had, and not only for the one the client was built for.
   */
  default boolean servesManyResources() {
    return false;
  }

  /** One fixed token: an API key, or a private integration token. It serves one resource. */
  static CredentialsProvider token(String token) {
    Secret secret = Secret.of(token);
    return new SourcedCredentials("token " + secret.fingerprint(), () -> secret);
  }

  /** The token in an environment variable. */
  static CredentialsProvider environment(String variable) {
    return SourcedCredentials.text(
        "environment variable " + variable, () -> System.getenv(variable));
  }

  /** The token in a system property, read each time. */
  static CredentialsProvider systemProperty(String property) {
    return SourcedCredentials.text(
        "system property " + property, () -> System.getProperty(property));
  }

  /**
   * The token that is a file's whole content, read for every attempt: so a replaced file is noticed
   * at once.
   */
  static CredentialsProvider file(Path file) {
    return SourcedCredentials.text("file " + file, () -> SourcedCredentials.content(file));
  }

  /**
   * A token from anywhere, such as your vault.
   *
   * @param name names the source in errors, and the account in the counting of rate limits
   * @param tokens asked for every attempt; null or empty means that there is none
   */
  static CredentialsProvider supplier(String name, Supplier<String> tokens) {
    return SourcedCredentials.text(name, tokens);
  }

  /**
   * A token for each resource, from anywhere.
   *
   * @param name names the source in errors, and the account in the counting of rate limits
   * @param tokens asked for every attempt with the resource; null or empty means that there is none
   */
  static CredentialsProvider perResource(String name, Function<String, String> tokens) {
    return new CredentialsProvider() {
      @Override
      public Secret tokenFor(String resource) {
        return SourcedCredentials.text(name + " for " + resource, () -> tokens.apply(resource))
            .tokenFor(resource);
      }

      @Override
      public String identity() {
        return name;
      }

      @Override
      public boolean servesManyResources() {
        return true;
      }
    };
  }

  /**
   * The first of several providers that has a token; if none has, the error says what was tried.
   */
  static CredentialsProvider chain(CredentialsProvider... providers) {
    return new ChainedCredentials(List.of(providers));
  }
}
