package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is sealed stays sealed, whole and in its place. */
class AesGcmCipherTest {
  private static final String TEXT = "{\"refresh\":\"r-1\"}";

  private final Secret one = key(32, 1);
  private final Secret two = key(16, 2);
  private final TokenCipher cipher = TokenCipher.aesGcm(one);

  private static Secret key(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return Secret.of(Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void whatIsSealedOpensAgainAndNeverLooksTheSame() {
    String first = cipher.seal(TEXT, "app/loc");
    String second = cipher.seal(TEXT, "app/loc");

    assertThat(first).isNotEqualTo(second).doesNotContain("refresh");
    assertThat(cipher.open(first, "app/loc")).isEqualTo(TEXT);
    assertThat(TokenCipher.aesGcm(two, one).open(second, "app/loc")).isEqualTo(TEXT);
  }

  @Test
  void anEntryThatWasMovedToAnotherKeyDoesNotOpen() {
    String sealed = cipher.seal(TEXT, "app/loc-1");

    assertThatThrownBy(() -> cipher.open(sealed, "app/loc-2"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageEndingWith("found one that was altered, or belongs elsewhere");
  }

  @Test
  void anEntryThatWasAlteredAnywhereDoesNotOpen() {
    String sealed = cipher.seal(TEXT, "app/loc");

    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> cipher.open(altered, "app/loc"))
          .as("character %s", i)
          .isInstanceOf(InvalidRequestException.class);
      String cut = sealed.substring(0, i);
      assertThatThrownBy(() -> cipher.open(cut, "app/loc"))
          .as("cut at %s", i)
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aKeyOfAWrongLengthIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> TokenCipher.aesGcm(key(31, 3)))
        .hasMessage("TokenCipher.aesGcm: expected 16, 24 or 32 bytes in Base64, found 31 bytes");
    assertThatThrownBy(() -> TokenCipher.aesGcm(Secret.of("p@ssword")))
        .hasMessageEndingWith("found a text that is not Base64");
    assertThat(cipher.toString()).doesNotContain(one.reveal());
  }
}
