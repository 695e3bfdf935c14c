package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.auth.Secret;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that sign nothing. */
class UrlSecretTest {
  private static final Secret OLD = Secret.of("0123456789abcdef");
  private static final Secret NEW = Secret.of("fedcba98+76543210");

  private final SignatureVerifier query = SignatureVerifier.secretInQuery("key", OLD, NEW);
  private final SignatureVerifier path = SignatureVerifier.secretInPath(OLD, NEW);

  private static WebhookRequest to(String target) {
    return new WebhookRequest(new byte[0], Map.of()).target(target);
  }

  private static String verified(SignatureVerifier verifier, String target) {
    return verifier.verify(to(target), Instant.EPOCH);
  }

  @Test
  void anyOfTheSecretsWillDo() {
    assertThat(verified(query, "/hooks?key=0123456789abcdef")).isEqualTo(OLD.fingerprint());
    assertThat(verified(query, "/hooks?a=b&key=fedcba98+76543210")).isEqualTo(NEW.fingerprint());
    assertThat(verified(query, "/hooks?key=fedcba98%2B76543210")).isEqualTo(NEW.fingerprint());
    assertThat(verified(path, "/hooks/0123456789abcdef")).isEqualTo(OLD.fingerprint());
    assertThat(verified(path, "/hooks/fedcba98+76543210?x=y")).isEqualTo(NEW.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/hooks",
        "/hooks?key=",
        "/hooks?key=0123456789abcde",
        "/hooks?key=0123456789abcdeF",
        "/hooks?key=0123456789abcdef0",
        "/hooks?KEY=0123456789abcdef",
        "/hooks?key=0123456789abcdef&key=0123456789abcdef",
        "/hooks?key=%ZZ",
        "/hooks/0123456789abcdef",
      })
  void anythingElseIsForged(String target) {
    assertThatThrownBy(() -> verified(query, target))
        .isInstanceOf(WebhookException.class)
        .hasMessage("the address it came to does not hold the secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/0123456789abcdef/hooks", "/hooks?0123456789abcdef", "/0123456789abcdef/"})
  void inThePathItMustStandLast(String target) {
    assertThatThrownBy(() -> verified(path, target)).isInstanceOf(WebhookException.class);
  }

  @Test
  void aRequestThatDoesNotTellItsAddressIsForged() {
    assertThatThrownBy(() -> query.verify(new WebhookRequest(new byte[0], Map.of()), Instant.EPOCH))
        .isInstanceOf(WebhookException.class);
  }

  @Test
  void aSecretThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> SignatureVerifier.secretInQuery("key", Secret.of("short")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("at least 16 characters");
    assertThatThrownBy(() -> SignatureVerifier.secretInPath())
        .isInstanceOf(InvalidRequestException.class);
    assertThat(query.toString() + path).doesNotContain("0123456789abcdef");
  }
}
