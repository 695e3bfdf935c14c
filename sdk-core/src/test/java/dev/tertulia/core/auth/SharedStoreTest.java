package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads of two clients on one store, all on one expired token. */
class SharedStoreTest {
  private static final int THREADS = 32;

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T10:00:00Z"));
  private final TokenServer server = new TokenServer();
  private final TokenStore store = TokenStore.inMemory(time);
  private final OAuthCredentials one = client();
  private final OAuthCredentials other = client();
  private final ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private OAuthCredentials client() {
    return OAuthCredentials.builder("app", server, store).timekeeper(time).build();
  }

  private long generation() {
    return GrantText.read(store.update("app/loc", (text, now) -> text)).generation();
  }

  /** The tokens that all threads of both clients got. */
  private Set<Secret> tokens(long generation) throws Exception {
    Callable<Secret> ask = () -> one.tokenFor("loc");
    Callable<Secret> askOther = () -> other.tokenFor("loc");
    var calls =
        IntStream.range(0, 2 * THREADS)
            .mapToObj(i -> threads.submit(i % 2 == 0 ? ask : askOther))
            .toList();
    while (!calls.stream().allMatch(Future::isDone)) {
      // Time passes only once the new pair is stored, however slow this machine is.
      if (time.waiting() > 0 && generation() > generation) {
        time.advance(Duration.ofMillis(200));
      } else {
        Thread.yield();
      }
    }
    var tokens = new HashSet<Secret>();
    for (Future<Secret> call : calls) {
      tokens.add(call.get());
    }
    return tokens;
  }

  @Test
  void row46ThirtyTwoThreadsOfTwoClientsMakeOneExchangeForEachOfAThousandRotations()
      throws Exception {
    one.connect("loc", server.issue("loc"));

    for (int rotation = 1; rotation <= 1000; rotation++) {
      time.advance(Duration.ofHours(25));

      assertThat(tokens(rotation)).as("rotation %s", rotation).hasSize(1);
      assertThat(server.asked).hasSize(rotation);
    }

    assertThat(server.asked).allMatch(each -> each.equals("refresh loc"));
  }
}
