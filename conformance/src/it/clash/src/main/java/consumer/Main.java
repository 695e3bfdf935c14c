package consumer;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.auth.CredentialsProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Sends a message, or is told before that why it cannot: never a NoSuchMethodError on the way. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    String happened = whatHappens();
    if (!happened.startsWith(args[0])) {
      System.err.println("clash: expected: " + args[0] + "\nclash: happened: " + happened);
      System.exit(1);
    }
    System.out.println("clash: " + happened);
  }

  private static String whatHappens() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = "{\"messageId\":\"m1\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(201, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token("a-token"))
            .location("a-location")
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build()) {
      String id = client.messages().send(Sms.to("a-contact", "Hello")).messageId();
      return "m1".equals(id) ? "it works" : "unexpected answer " + id;
    } catch (IllegalStateException e) {
      return e.getMessage();
    } finally {
      server.stop(0);
    }
  }
}
