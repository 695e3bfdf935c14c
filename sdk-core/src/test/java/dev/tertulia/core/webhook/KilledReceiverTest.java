package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program is killed at random while it receives and handles: nothing that it acknowledged is
 * lost, and nothing is done twice.
 */
class KilledReceiverTest {
  private static final int SENDERS = 4;
  private static final SigningKey KEY = SigningKey.ed25519("k");

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sent = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void killedThreeTimesNothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    kill(3);
  }

  @Test
  @Tag("long")
  void killedTwoHundredTimesNothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    kill(200);
  }

  private void kill(int rounds) throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    Files.writeString(folder.resolve("key.pem"), KEY.pem());
    for (int round = 0; round < rounds; round++) {
      Process program = start();
      int victims = 10 + random.nextInt(150);
      var senders = senders(program, round);
      int enough = acknowledged.size() + victims;
      // Somewhere in the middle of the next ones.
      until(() -> acknowledged.size() >= enough);
      program.destroyForcibly().waitFor();
      for (Thread sender : senders) {
        sender.join();
      }
    }

    Process last = start();
    try {
      until(() -> effects().containsAll(acknowledged));
    } finally {
      last.destroyForcibly().waitFor();
    }
    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    System.out.printf(
        "killed %d times (seed %d): %d sent, %d acknowledged, %d effects, %d handler calls%n",
        rounds, seed, sent.get(), acknowledged.size(), effects().size(), calls.size());
    assertThat(effects()).as("seed %s", seed).doesNotHaveDuplicates().containsAll(acknowledged);
  }

  private List<String> effects() {
    try {
      return Files.readAllLines(folder.resolve("effects"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ReceivingProgram.class.getName(),
            folder.toString())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private List<Thread> senders(Process program, int round) throws IOException {
    String port = new BufferedReader(new InputStreamReader(program.getInputStream())).readLine();
    assertThat(port).as(Files.readString(folder.resolve("errors"))).isNotNull();
    URI to = URI.create("http://localhost:" + port + "/");
    var senders = new ArrayList<Thread>();
    for (int i = 0; i < SENDERS; i++) {
      String name = round + "-" + i + "-";
      var sender = new Thread(() -> send(to, name));
      sender.start();
      senders.add(sender);
    }
    return senders;
  }

  /** Until nobody is there any more. */
  private void send(URI to, String name) {
    try {
      for (int i = 0; i < 10_000; i++) {
        String id = name + i;
        byte[] body = ShopEvent.json("Paid", id, "o" + i % 7, Instant.now()).getBytes(UTF_8);
        var request =
            HttpRequest.newBuilder(to)
                .header("X-Signature", KEY.signed(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        sent.incrementAndGet();
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          acknowledged.add(id);
        }
      }
    } catch (IOException | InterruptedException e) {
      // Killed.
    }
  }
}
