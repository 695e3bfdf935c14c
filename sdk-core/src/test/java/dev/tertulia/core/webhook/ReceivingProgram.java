package dev.tertulia.core.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tertulia.core.Timekeeper;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A program that receives webhooks over HTTP and handles them, made to be killed. What it does for
 * an event is a line in a file, and it looks there before it does it: the line is effect and
 * idempotency key in one, as a row in a database would be.
 */
final class ReceivingProgram {
  private final Set<String> done = new HashSet<>();
  private final FileOutputStream effects;
  private final FileOutputStream calls;

  private ReceivingProgram(Path folder) throws IOException {
    Path file = folder.resolve("effects");
    if (Files.exists(file)) {
      done.addAll(Files.readAllLines(file));
    }
    effects = new FileOutputStream(file.toFile(), true);
    calls = new FileOutputStream(folder.resolve("calls").toFile(), true);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    var program = new ReceivingProgram(folder);
    var key = VerificationKey.ed25519("k", Files.readString(folder.resolve("key.pem")));
    var format = new ShopEvent.Format();
    var inbox =
        FolderInbox.open(
            folder.resolve("inbox"), InboxLimits.standard(), Timekeeper.system(), 64 * 1024);
    var receiver =
        WebhookReceiver.of(SignatureVerifier.ed25519("X-Signature", key), format, inbox)
            .hold(Duration.ZERO);
    WebhookDispatcher.start(inbox, format, Router.of(ShopEvent.class).otherwise(program::handle));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, receiver));
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  static void answer(HttpExchange exchange, WebhookReceiver receiver) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(receiver.maxBytes() + 1);
    var request =
        new WebhookRequest(body, exchange.getRequestHeaders()).method(exchange.getRequestMethod());
    WebhookAnswer answer = receiver.receive(request);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), -1);
    exchange.close();
  }

  private synchronized void handle(ShopEvent event, Delivery delivery) throws IOException {
    byte[] line = (delivery.idempotencyKey() + "\n").getBytes(StandardCharsets.UTF_8);
    calls.write(line);
    if (done.add(delivery.idempotencyKey())) {
      effects.write(line);
    }
  }
}
