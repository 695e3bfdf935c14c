package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.transport.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that ends does not take a pair with it that was just granted. */
class OAuthEndingProgramTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"return", "exit"})
  void aPairThatIsOnItsWayIsStoredBeforeTheProgramEnds(String how) throws Exception {
    Path folder = temporary.resolve("grants");
    try (var host = new TokenHost()) {
      host.server.next(TokenServer.slow(500));
      var yesterday = ManualTimekeeper.startingAt(Instant.now().minus(Duration.ofHours(23)));
      OAuthCredentials.builder("app", host.server, TokenStore.inFolder(folder, yesterday))
          .timekeeper(yesterday)
          .build()
          .connect("loc", host.server.issue("loc"));

      String wrote =
          ChildProcess.run(
              temporary, EndingProgram.class, List.of(), host.url(), folder.toString(), how);

      assertThat(wrote).contains("access-loc-1");
      assertThat(host.server.asked).containsExactly("refresh loc");
      String entry = TokenStore.inFolder(folder).update("app/loc", (text, now) -> text);
      assertThat(GrantText.read(entry).access()).isEqualTo(Secret.of("access-loc-2"));
    }
  }
}
