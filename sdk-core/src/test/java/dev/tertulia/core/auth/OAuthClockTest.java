package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Timekeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are set while tokens live. */
class OAuthClockTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T10:00:00Z"));
  private final TokenServer server = new TokenServer();
  private Duration wrong = Duration.ZERO;

  @TempDir Path temporary;

  /** Shows what somebody has set, and counts what passes. */
  private final Timekeeper wall =
      new Timekeeper() {
        @Override
        public Instant now() {
          return time.now().plus(wrong);
        }

        @Override
        public long ticks() {
          return time.ticks();
        }

        @Override
        public Alarm schedule(Duration delay, Runnable task) {
          return time.schedule(delay, task);
        }
      };

  private OAuthCredentials program() {
    TokenStore store = TokenStore.inFolder(temporary.resolve("grants"), wall);
    return OAuthCredentials.builder("app", server, store)
        .timekeeper(wall)
        .executor(Runnable::run)
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {-3600, -600, 600, 3600})
  void aClockThatIsSetNeitherWastesATokenNorServesAnEndedOne(int seconds) {
    OAuthCredentials credentials = program();
    TokenPair pair = server.issue("loc");
    credentials.connect("loc", pair);
    wrong = Duration.ofSeconds(seconds);

    for (int quarter = 0; quarter < 4 * 21; quarter++) {
      assertThat(credentials.tokenFor("loc")).isEqualTo(pair.access());
      time.advance(Duration.ofMinutes(15));
    }
    assertThat(server.asked).isEmpty();

    time.advance(Duration.ofHours(3));
    assertThat(credentials.tokenFor("loc")).isNotEqualTo(pair.access());
  }

  @Test
  void aLeaseFromTheFutureOfAClockThatWasSetBackHoldsNobodyUp() {
    program().connect("loc", server.issue("loc"));
    time.advance(Duration.ofHours(25));
    TokenStore store = TokenStore.inFolder(temporary.resolve("grants"), wall);
    store.update(
        "app/loc",
        (entry, now) ->
            GrantText.write(GrantText.read(entry).leased("a dead one", Need.ofTime(1), now)));

    wrong = Duration.ofHours(-1);

    assertThat(program().tokenFor("loc")).isNotNull();
    assertThat(server.asked).containsExactly("refresh loc");
  }
}
