package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.NotAdmittedException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, two at a time on one folder, killed without warning at any moment. */
class OAuthKilledProgramTest {
  private final TokenHost host;
  private final Random random = new Random();

  @TempDir Path temporary;

  OAuthKilledProgramTest() throws Exception {
    host = new TokenHost();
    for (int i = 0; i < 10_000; i++) {
      // Most of their lives they wait for an answer, so most of them die there.
      host.server.next(TokenServer.slow(20));
    }
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void killTwo(Path folder) throws Exception {
    Process one = RefreshingProgram.start(host.url(), folder);
    Process other = RefreshingProgram.start(host.url(), folder);
    try {
      // Each says which token it has got.
      assertThat(one.inputReader().readLine()).startsWith("access-loc-");
      assertThat(other.inputReader().readLine()).startsWith("access-loc-");
      one.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      one.destroyForcibly().waitFor();
      other.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
    } finally {
      one.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
  }

  private void assertNoGrantIsLost(int rounds) throws Exception {
    Path folder = temporary.resolve("grants");
    OAuthCredentials survivor = RefreshingProgram.credentials(host.url(), folder);
    TokenPair first = host.server.issue("loc");
    survivor.connect(
        "loc", TokenPair.of(first.access(), first.refresh(), RefreshingProgram.LIFETIME));

    for (int round = 0; round < rounds; round++) {
      killTwo(folder);
      assertThat(host.server.gave(token(survivor))).as("round %s", round).isTrue();
    }

    assertThat(host.server.asked).hasSizeGreaterThan(rounds);
  }

  private static Secret token(OAuthCredentials credentials) {
    while (true) {
      try {
        return credentials.tokenFor("loc");
      } catch (NotAdmittedException e) {
        // It is being refreshed, or was refused for now; anything that needs a person would end us.
        Thread.yield();
      }
    }
  }

  @Test
  void aFewTimesKilledNoGrantIsLost() throws Exception {
    assertNoGrantIsLost(3);
  }

  @Test
  @Tag("long")
  void manyTimesKilledNoGrantIsLost() throws Exception {
    assertNoGrantIsLost(200);
  }
}
