package dev.tertulia.examples.webhookreceiver;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.Webhooks;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Sixty orders, and a program that is killed while it takes them. */
final class Evening implements AutoCloseable {
  private static final int ORDERS = 60;
  private static final int HANDLED = 20;
  private static final int ACKNOWLEDGED = 35;

  private final Screen screen;
  private final Path folder;
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-25T20:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final Webhooks sent = sandbox.highLevel().webhooks();
  private final int port = freePort();

  Evening(Screen screen, Path folder) throws IOException {
    this.screen = screen;
    this.folder = folder;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void begin() throws IOException, InterruptedException {
    screen.step("A program of its own receives, with an inbox in a folder");
    Process first = start();
    sent.to("http://127.0.0.1:" + port + "/webhooks");
    BufferedReader told = first.inputReader();
    send(1, HANDLED);
    for (int handled = 0; handled < HANDLED; handled++) {
      Objects.requireNonNull(told.readLine(), "the program ended by itself");
    }
    send(HANDLED + 1, ORDERS);
    while (accepted() < ACKNOWLEDGED) {
      Thread.onSpinWait();
    }
    first.destroyForcibly().waitFor();
    sent.settle();
    long taken = accepted();
    screen.say("killed: %d webhooks were acknowledged, %d got no answer", taken, ORDERS - taken);
    screen.say("%d orders were written down: the others wait in the inbox", orders().size());

    screen.step("It is started again; the service repeats what got no answer");
    Process second = start();
    for (int repetition = 0; repetition < 5 && sent.waiting() > 0; repetition++) {
      time.advance(Duration.ofHours(1));
      sent.settle();
    }
    screen.say("%d webhooks are acknowledged now", accepted());
    // It ends when it has nothing left to do.
    second.getOutputStream().close();
    second.waitFor();
    tell(orders());
  }

  private void send(int from, int to) {
    for (int number = from; number <= to; number++) {
      sent.send(order(number));
    }
  }

  private Process start() throws IOException {
    Process program = ReceivingProgram.start(port, sent.publicKey(), folder);
    if (!"ready".equals(program.inputReader().readLine())) {
      throw new IllegalStateException("the program did not start");
    }
    return program;
  }

  private long accepted() {
    return sent.attempts().stream()
        .filter(each -> each.status() == 200)
        .map(Webhooks.Attempt::webhookId)
        .distinct()
        .count();
  }

  private List<String> orders() throws IOException {
    Path file = folder.resolve(ReceivingProgram.ORDERS);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void tell(List<String> orders) {
    int different = new HashSet<>(orders).size();
    screen.say(
        "%d of %d orders written down: %d missing, %d twice",
        different, ORDERS, ORDERS - different, orders.size() - different);
  }

  private static String order(int number) {
    return """
        {"type":"InboundMessage","direction":"inbound","messageType":"SMS","messageId":"order-%1$d",
         "webhookId":"order-%1$d","contactId":"guest-%2$d","conversationId":"table-%2$d",
         "body":"Order number %1$d"}
        """
        .formatted(number, number % 7);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
