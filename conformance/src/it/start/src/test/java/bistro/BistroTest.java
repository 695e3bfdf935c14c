package bistro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BistroTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  @Test
  void whoWritesIsAnsweredOnce() throws Exception {
    var highLevel = sandbox.highLevel();
    var sent = highLevel.webhooks();
    try (var inbox = WebhookInbox.inMemory();
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(highLevel.token()))
                .location(highLevel.location())
                .baseUrl(highLevel.url())
                .journal(Journal.inMemory())
                .build()) {
      var webhooks =
          Bistro.answering(client, inbox)
              .forApp(sent.appId())
              .keys(VerificationKey.ed25519("sandbox", sent.publicKey()));
      var server = Bistro.serve(webhooks, 0);
      sent.to("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
      String ana = highLevel.contact("Ana").phone("+34600000001").add();

      sent.repeats(3);
      highLevel.receives(ana, "SMS", "A table for four?");
      sent.settle();
      try (var handling = webhooks.start()) {
        sandbox.awaitReceived("send-a-new-message", 1);
      }

      assertEquals(1, sandbox.received("send-a-new-message").size());
      String reply = highLevel.messagesWith(ana).get(0).at("body").asText();
      assertEquals("Thank you! We call you back.", reply);
      server.stop(0);
    }
  }
}
