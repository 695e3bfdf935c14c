package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store whose entries are sealed with a key. */
class OAuthSealedStoreTest {
  private final GrantRig rig = new GrantRig();
  private final CountDownLatch never = new CountDownLatch(1);

  private Secret token() {
    return rig.one.tokenFor("loc");
  }

  @AfterEach
  void end() {
    never.countDown();
  }

  private static Secret key(int number) {
    return Secret.of(
        Base64.getEncoder()
            .encodeToString(
                new byte[] {(byte) number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  }

  @Test
  void row61AnEntryIsOpenedWithAnOlderKeyAndSealedWithTheNewest() {
    rig.builder()
        .cipher(TokenCipher.aesGcm(key(1)))
        .build()
        .connect("loc", rig.server.issue("loc"));
    rig.hours(25);
    OAuthCredentials both = rig.builder().cipher(TokenCipher.aesGcm(key(2), key(1))).build();
    assertThat(both.tokenFor("loc")).isNotNull();

    OAuthCredentials onlyNew = rig.builder().cipher(TokenCipher.aesGcm(key(2))).build();
    assertThat(onlyNew.tokenFor("loc")).isEqualTo(both.tokenFor("loc"));
  }

  @Test
  void row61AnEntryThatNoKeyOpensIsAnErrorAndStaysAsItIs() {
    rig.builder()
        .cipher(TokenCipher.aesGcm(key(1)))
        .build()
        .connect("loc", rig.server.issue("loc"));
    String before = rig.memory.update("app/loc", (entry, now) -> entry);
    OAuthCredentials other = rig.builder().cipher(TokenCipher.aesGcm(key(2))).build();

    for (int i = 0; i < 3; i++) {
      rig.hours(25);
      assertThatThrownBy(() -> other.tokenFor("loc"))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage(
              "the stored grant: expected one sealed with a key of [%s], found one sealed with"
                  + " another key, %s",
              key(2).fingerprint(), key(1).fingerprint());
    }
    assertThatThrownBy(this::token).hasMessageContaining("found one that is sealed");
    assertThatThrownBy(() -> other.connect("loc", rig.server.issue("loc")))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(rig.memory.update("app/loc", (entry, now) -> entry)).isEqualTo(before);
    assertThat(before).startsWith("aes1:" + key(1).fingerprint()).doesNotContain("loc-1");
    assertThat(rig.server.asked).isEmpty();
  }

  private OAuthCredentials sealing() {
    return rig.builder().cipher(TokenCipher.aesGcm(key(1))).build();
  }

  private String entry() {
    return rig.memory.update("app/loc", (text, now) -> text);
  }

  @Test
  void whatWasStoredBeforeSealingWasSwitchedOnIsSealedWhenItIsFirstRead() {
    Secret kept = rig.connected();

    assertThat(sealing().tokenFor("loc")).isEqualTo(kept);

    assertThat(entry()).startsWith("aes1:");
    assertThat(sealing().tokenFor("loc")).isEqualTo(kept);
    assertThat(rig.server.asked).isEmpty();
  }

  @Test
  void anEntryThatAnotherProgramIsAtWorkOnIsNotSealedUnderItsHands() {
    Secret kept = rig.connected();
    Grant.Lease lease = new Grant.Lease("another", rig.time.now().plusSeconds(60));
    Grant before = rig.stored();
    Grant leased =
        new Grant(
            before.generation(),
            before.epoch() + 1,
            before.state(),
            before.held(),
            before.parent(),
            lease,
            before.trouble(),
            before.orphans());
    rig.memory.update("app/loc", (text, now) -> GrantText.write(leased));

    assertThat(sealing().tokenFor("loc")).isEqualTo(kept);

    assertThat(rig.stored()).as("its pair could not be stored").isEqualTo(leased);
  }

  @Test
  void aStoreThatTakesNothingCostsTheSealAndNotTheToken() {
    Secret kept = rig.connected();
    TokenStore full =
        (key, change) ->
            rig.memory.update(
                key,
                (text, now) -> {
                  if (!Objects.equals(text, change.apply(text, now))) {
                    throw new UncheckedIOException(new IOException("no space left"));
                  }
                  return text;
                });
    OAuthCredentials program =
        OAuthCredentials.builder("app", rig.server, full)
            .cipher(TokenCipher.aesGcm(key(1)))
            .timekeeper(rig.time)
            .executor(Runnable::run)
            .build();

    assertThat(program.tokenFor("loc")).isEqualTo(kept);
  }
}
