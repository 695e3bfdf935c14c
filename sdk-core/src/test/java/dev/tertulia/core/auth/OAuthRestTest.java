package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.NotAdmittedException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A store that is down is asked once a second, however many ask for tokens. */
class OAuthRestTest {
  private final GrantRig rig = new GrantRig();
  private final AtomicInteger asked = new AtomicInteger();
  private boolean down;
  private final TokenStore store =
      (key, change) -> {
        asked.incrementAndGet();
        if (down) {
          throw new IllegalStateException("no connection");
        }
        return rig.memory.update(key, change);
      };
  private final OAuthCredentials credentials =
      OAuthCredentials.builder("app", rig.server, store)
          .timekeeper(rig.time)
          .executor(Runnable::run)
          .build();

  private void askedInVain(int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> credentials.tokenFor("loc"))
          .isInstanceOf(NotAdmittedException.class)
          .hasMessageContaining("the token store failed");
    }
  }

  @Test
  void byAProgramThatKnowsNothingYet() {
    rig.hours(3);
    down = true;

    askedInVain(10);
    int once = asked.get();
    askedInVain(10);
    assertThat(asked).hasValue(once);

    rig.seconds(1);
    askedInVain(10);
    assertThat(asked).hasValue(2 * once);

    down = false;
    rig.seconds(1);
    credentials.connect("loc", rig.server.issue("loc"));
    assertThat(credentials.tokenFor("loc")).isNotNull();
  }

  @Test
  void byAProgramWhoseTokenHasEnded() {
    credentials.connect("loc", rig.server.issue("loc"));
    rig.hours(25);
    down = true;

    askedInVain(1);
    int before = asked.get();
    askedInVain(10);
    assertThat(asked).hasValue(before);

    down = false;
    rig.seconds(1);
    assertThat(credentials.tokenFor("loc")).isEqualTo(Secret.of("access-loc-2"));
  }
}
