package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
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
    assertThatThrownBy(() -> caller.get("/contacts/nobody")).isInstanceOf(IOException.class);
  }

  @Test
  void itListensOnLoopbackOnly() {
    try (Sandbox sandbox = Sandbox.start()) {
      assertThat(sandbox.highLevel().url()).matches("http://127\\.0\\.0\\.1:\\d+");
    }
  }

  @Test
  void itServesHttpsWithTheCertificateItIsGiven() throws Exception {
    var held = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    var server = new HandshakeCertificates.Builder().heldCertificate(held).build();
    var client =
        new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build();
    try (Sandbox sandbox = Sandbox.builder().https(server.sslSocketFactory()).start()) {
      HttpClient trusting = HttpClient.newBuilder().sslContext(client.sslContext()).build();
      Caller caller = Caller.of(sandbox.highLevel());

      var answer = new Caller(trusting, caller.url(), caller.headers()).get("/contacts/nobody");

      assertThat(caller.url()).startsWith("https://127.0.0.1:");
      assertThat(answer.status()).isEqualTo(404);
    }
  }

  @Test
  void whatWasAskedIsRememberedToTheLetter() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      Caller.of(sandbox.highLevel()).get("/contacts/a%2Fb?x=%2B1+2&x=&y");

      var request = sandbox.received("get-contact").get(0);
      assertThat(request.path()).isEqualTo("/contacts/a%2Fb");
      assertThat(request.queryText()).isEqualTo("x=%2B1+2&x=&y");
      assertThat(request.query("x")).isEqualTo("+1 2");
      assertThat(request.queryValues("x")).containsExactly("+1 2", "");
      assertThat(request.queryNames()).containsExactly("x", "y");
      assertThat(request).hasToString("GET /contacts/a%2Fb");
    }
  }

  @Test
  void requestsAtTheSameTimeAreAllCountedOnce() {
    try (Sandbox sandbox = Sandbox.builder().burst(1_000, Duration.ofHours(1)).start()) {
      Caller caller = Caller.of(sandbox.highLevel());
      String ana = sandbox.highLevel().contact("Ana").phone("+34600000001").add();

      List<Integer> statuses =
          IntStream.range(0, 200).parallel().mapToObj(i -> status(caller, ana)).toList();

      assertThat(statuses).hasSize(200).containsOnly(200);
      assertThat(sandbox.highLevel().messagesWith(ana)).hasSize(200);
      assertThat(sandbox.received("send-a-new-message")).hasSize(200);
    }
  }

  @Test
  void whoWorksOnAThreadOfItsOwnIsWaitedFor() {
    try (Sandbox sandbox = Sandbox.start()) {
      Caller caller = Caller.of(sandbox.highLevel());
      String ana = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
      sandbox.next("send-a-new-message").says(503);
      var program =
          CompletableFuture.runAsync(
              () -> {
                status(caller, ana);
                status(caller, ana);
              });

      var requests = sandbox.awaitReceived("send-a-new-message", 2);

      assertThat(requests).hasSize(2);
      assertThat(sandbox.highLevel().messagesWith(ana)).as("the second is done").hasSize(1);
      program.join();
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
