package dev.tertulia.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopbackServerTest {

  /** Asked for anything, does that. */
  private record Only(Runnable work) implements Service {
    @Override
    public Set<String> operations() {
      return Set.of("only");
    }

    @Override
    public String operation(String method, String path) {
      return "only";
    }

    @Override
    public Reply answer(ReceivedRequest request) {
      work.run();
      return Reply.empty(200);
    }

    @Override
    public Reply refusal(ReceivedRequest request, int status) {
      return Reply.empty(status);
    }
  }

  @Test
  void whoWaitsIsWokenAsSoonAsItIsDone() throws Exception {
    try (var server = LoopbackServer.start(null)) {
      var waiting = new FutureTask<>(() -> server.await("only", 1, Duration.ofDays(1)));
      var waiter = new Thread(waiting);
      server.serve(new Only(() -> hasFallenAsleep(waiter)));

      waiter.start();
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(server.url())).build(), BodyHandlers.discarding());

      assertThat(waiting.get()).isTrue();
    }
  }

  private static void hasFallenAsleep(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatNeverComesIsNotWaitedForForEver() throws Exception {
    try (var server = LoopbackServer.start(null)) {
      assertThat(server.await("only", 0, Duration.ofMillis(1))).isTrue();
      assertThat(server.await("only", 1, Duration.ofMillis(1))).isFalse();
    }
  }
}
