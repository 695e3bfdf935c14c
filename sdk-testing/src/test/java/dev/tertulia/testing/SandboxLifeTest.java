package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SandboxLifeTest {

  @Test
  void aClosedSandboxLeavesNoThreadThatKeepsAProgramAlive() throws Exception {
    Set<Thread> before = keepingAlive();
    Sandbox sandbox = Sandbox.start();
    Caller caller = Caller.of(sandbox.highLevel());
    caller.get("/contacts/nobody");

    sandbox.close();
    sandbox.close();

    for (Thread thread : keepingAlive()) {
      if (!before.contains(thread)) {
        thread.join(Duration.ofSeconds(10).toMillis());
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
    Assertions.assertThatThrownBy(() -> caller.get("/contacts/nobody"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void itListensOnLoopbackOnly() {
    try (Sandbox sandbox = Sandbox.start()) {
      assertThat(sandbox.highLevel().url()).matches("http://127\\.0\\.0\\.1:\\d+");
    }
  }

  @Test
  void requestsAtTheSameTimeAreAllCountedOnce() {
    try (Sandbox sandbox = Sandbox.builder().burst(1_000, Duration.ofHours(1)).start()) {
      Caller caller = Caller.of(sandbox.highLevel());
      String ana = sandbox.highLevel().contact("Ana").phone("+34600000001").add();

      List<Integer> statuses =
          java.util.stream.IntStream.range(0, 200)
              .parallel()
              .mapToObj(i -> status(caller, ana))
              .toList();

      assertThat(statuses).hasSize(200).containsOnly(200);
      assertThat(sandbox.highLevel().messagesWith(ana)).hasSize(200);
      assertThat(sandbox.received("send-a-new-message")).hasSize(200);
    }
  }

  private static int status(Caller caller, String contact) {
    try {
      return caller
          .post("/conversations/messages", "type", "SMS", "contactId", contact, "message", "x")
          .status();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<Thread> keepingAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
