package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @Test
  void itIsToldOnlyWhenAskedFor() {
    var secret = Secret.of(" canary-1234\n");

    assertThat(secret.reveal()).isEqualTo("canary-1234");
    assertThat(secret).hasToString("Secret[" + secret.fingerprint() + "]");
    assertThat(secret.fingerprint()).matches("[0-9a-f]{12}");
    assertThat(CredentialsProvider.token("canary-1234").toString()).doesNotContain("canary");
    assertThat(CredentialsProvider.token("canary-1234").identity()).doesNotContain("canary");
  }

  @Test
  void theSameTextIsTheSameSecret() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a ")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "canary 1", "canary\r\nX: y", "canary\u0000", "canaryé"})
  void whatNoHeaderCanCarryIsRefusedWithoutShowingIt(String text) {
    assertThatThrownBy(() -> Secret.of(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("token: expected ")
        .hasMessageNotContaining("canary");
  }
}
