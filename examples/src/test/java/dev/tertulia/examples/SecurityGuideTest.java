package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenCipher;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.SandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/security.md, run. */
class SecurityGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final Vault vault = new Vault();

  @TempDir Path folder;

  private static final class Vault {
    String read(String name) {
      return "token-of-" + name;
    }
  }

  @Test
  void tokensComeFromOutsideTheProgram() throws Exception {
    Files.writeString(folder.resolve("token"), "token-1\n");

    var environment = CredentialsProvider.environment("CONVERSATIONS_TOKEN");
    var file = CredentialsProvider.file(folder.resolve("token"));
    var mine = CredentialsProvider.supplier("vault", () -> vault.read("crm"));
    var first = CredentialsProvider.chain(environment, file, mine);

    assertThat(first.tokenFor("").toString()).startsWith("Secret[").doesNotContain("token-");
    assertThat(file.tokenFor("").reveal()).isEqualTo("token-1");
  }

  @Test
  void grantsAreSealed() {
    var app = sandbox.highLevel().oauthApp();
    String clientId = app.clientId();
    String clientSecret = app.clientSecret();
    Secret key = Secret.of("q6Yq0bbR0a6cG0sHqgAyrJbxD3JYKMN7w1u8o3m0n2E=");

    var oauth =
        HighLevelOAuth.app(clientId, clientSecret)
            .baseUrl(sandbox.highLevel().url())
            .store(TokenStore.inFolder(folder.resolve("grants")))
            .cipher(TokenCipher.aesGcm(key))
            .build();

    oauth.install(app.installs(), "https://app.example/back");
    assertThat(folder.resolve("grants"))
        .isDirectoryRecursivelyContaining(Files::isRegularFile)
        .isDirectoryNotContaining(
            file -> Files.isRegularFile(file) && contentOf(file).contains("refresh"));
    oauth.close();
  }

  private static String contentOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onlyTheGenuineGetIn() {
    var mine = Set.of("location-1");
    var secret = Secret.of("hV7mQ2xT9bLr4KpZ");
    var next = Secret.of("Wc3nX8fJ5sRd7YtA");
    try (var inbox = WebhookInbox.inMemory();
        var mailInbox = WebhookInbox.inMemory()) {

      var webhooks =
          ConversationWebhooks.into(inbox).forApp("your-app-id").forLocations(mine::contains);
      var mail =
          AcumbamailWebhooks.into(mailInbox, SignatureVerifier.secretInQuery("key", secret, next));

      var plain = new WebhookRequest("{}".getBytes(), Map.of()).method("POST").target("/mail");
      assertThat(webhooks.receive(plain).status()).isEqualTo(401);
      assertThat(mail.receive(plain).status()).isEqualTo(401);
      assertThat(VerificationKey.ed25519("sandbox", sandbox.highLevel().webhooks().publicKey()))
          .isNotNull();
    }
  }

  @Test
  void inStagingNobodyElseIsWrittenTo() {
    var token = CredentialsProvider.token(sandbox.highLevel().token());
    String location = sandbox.highLevel().location();
    String stranger = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
    String myOwnContactId = sandbox.highLevel().contact("Me").phone("+34600000002").add();

    var staging =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(sandbox.highLevel().url())
            .onlyTo(myOwnContactId)
            .build();

    staging.messages().send(Sms.to(myOwnContactId, "Hello"));
    assertThrows(
        InvalidRequestException.class, () -> staging.messages().send(Sms.to(stranger, "Hello")));
    assertThat(sandbox.received("send-a-new-message")).hasSize(1);
    staging.close();
  }
}
