package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.NotAdmittedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Those who wait for a refresh, and the refresh that does not depend on them. */
class OAuthWaitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final GrantRig rig = new GrantRig();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);
  private final OAuthCredentials credentials =
      OAuthCredentials.builder("app", this::slowly, rig.store).timekeeper(rig.time).build();

  private TokenExchange.Answer slowly(String resource, TokenPair held) {
    TokenExchange.Answer answer = rig.server.refresh(resource, held);
    asked.countDown();
    try {
      answers.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts an exchange", e);
    }
    return answer;
  }

  private void expired() {
    rig.connected();
    rig.hours(25);
  }

  @Test
  void whoeverCanWaitNoLongerGoesAndTheRefreshGoesOn() {
    expired();

    assertThatThrownBy(() -> credentials.tokenFor("loc", Duration.ofMillis(1)))
        .isInstanceOf(NotAdmittedException.class)
        .hasMessage("the token is still being refreshed");
    answers.countDown();

    assertThat(credentials.tokenFor("loc", PATIENCE)).isEqualTo(Secret.of("access-loc-2"));
    assertThat(rig.server.asked).containsExactly("refresh loc");
  }

  @Test
  void whoeverIsInterruptedGoesAtOnceWithItsFlagAndTheRefreshGoesOn() throws Exception {
    expired();
    var seen = new CompletableFuture<Boolean>();
    var caller =
        new Thread(
            () -> {
              try {
                credentials.tokenFor("loc", PATIENCE);
              } catch (CallInterruptedException e) {
                seen.complete(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    asked.await();
    caller.interrupt();

    assertThat(seen.get()).isTrue();
    answers.countDown();
    assertThat(credentials.tokenFor("loc", PATIENCE)).isEqualTo(Secret.of("access-loc-2"));
    assertThat(rig.server.asked).containsExactly("refresh loc");
  }

  @Test
  void whoeverHasATokenThatLivesDoesNotWaitForTheRefreshInTheBackground() throws Exception {
    Secret first = rig.connected();
    rig.hours(23);
    credentials.tokenFor("loc", PATIENCE);
    asked.await();

    for (int i = 0; i < 1000; i++) {
      assertThat(credentials.tokenFor("loc", Duration.ZERO)).isEqualTo(first);
    }
    answers.countDown();
    assertThat(rig.server.asked).containsExactly("refresh loc");
  }
}
