package bistro;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.Journal;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Answers each text message, once. */
public final class Bistro {
  private Bistro() {}

  static ConversationWebhooks answering(ConversationsClient client, WebhookInbox inbox) {
    return ConversationWebhooks.into(inbox)
        .on(
            InboundMessage.class,
            (event, delivery) -> {
              if (event.message().is(MessageType.SMS)) {
                var reply = Sms.to(event.contactId(), "Thank you! We call you back.");
                client.messages().sendOnce(delivery.idempotencyKey(), reply);
              }
            });
  }

  static HttpServer serve(ConversationWebhooks webhooks, int port) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/webhooks", new WebhookHttpHandler(webhooks.receiver()));
    server.start();
    return server;
  }

  public static void main(String[] args) throws IOException {
    var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.environment("CONVERSATIONS_TOKEN"))
            .location(System.getenv("CONVERSATIONS_LOCATION"))
            .journal(Journal.inFolder(Path.of("data", "journal")))
            .build();
    System.out.println(client.check("send-a-new-message"));

    var inbox = WebhookInbox.inFolder(Path.of("data", "inbox"));
    var webhooks = answering(client, inbox).forApp(System.getenv("CONVERSATIONS_APP"));
    serve(webhooks, 8080);
    webhooks.start();
  }
}
