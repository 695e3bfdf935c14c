package dev.tertulia.examples.webhookreceiver;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.examples.OwnProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The receiving program as one would run it: it can be killed at any moment. */
final class ReceivingProgram {
  static final String ORDERS = "orders.txt";

  private final FileChannel orders;
  private final Set<String> written;

  private ReceivingProgram(Path file) throws IOException {
    written = new HashSet<>(Files.exists(file) ? Files.readAllLines(file) : Set.of());
    orders = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static Process start(int port, String publicKey, Path folder) throws IOException {
    return OwnProcess.of(ReceivingProgram.class, String.valueOf(port), publicKey, folder.toString())
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[2]);
    var program = new ReceivingProgram(folder.resolve(ORDERS));
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (var inbox = WebhookInbox.inFolder(folder.resolve("inbox"))) {
      var webhooks =
          ConversationWebhooks.into(inbox)
              .keys(VerificationKey.ed25519("sandbox", arguments[1]))
              .hold(Duration.ofMillis(500))
              .on(InboundMessage.class, program::write);
      var server = HttpServer.create(address, 0);
      server.setExecutor(threads);
      server.createContext("/webhooks", new WebhookHttpHandler(webhooks.receiver()));
      server.start();
      var handling = webhooks.start();
      System.out.println("ready");
      untilNothingIsLeft(inbox);
      server.stop(0);
      handling.close();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Until whoever started it lets go, and then until all is handled. */
  private static void untilNothingIsLeft(WebhookInbox inbox) throws IOException {
    while (System.in.read() >= 0) {}
    while (inbox.count(State.WAITING) > 0) {
      Thread.onSpinWait();
    }
  }

  /**
   * An order that was written down is recognised by its key: the program may have been killed
   * between writing and saying so.
   */
  private synchronized void write(InboundMessage message, Delivery delivery) throws IOException {
    String line = delivery.idempotencyKey() + " " + message.body();
    if (written.contains(line)) {
      System.out.println("again: " + line);
      return;
    }
    orders.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    orders.force(false);
    written.add(line);
    System.out.println(line);
  }
}
