package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.Installation;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.Safety;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.SandboxExtension;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/migrating.md, run: before and after. */
class MigratingGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final HttpClient http = HttpClient.newHttpClient();
  private String url;
  private String token;
  private String contact;

  @TempDir Path folder;

  @BeforeEach
  void arrange() {
    url = sandbox.highLevel().url();
    token = sandbox.highLevel().token();
    contact = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
  }

  private ConversationsClient client() {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(token))
        .location(sandbox.highLevel().location())
        .baseUrl(url)
        .build();
  }

  @Test
  void aMessageByHandAndByTheSdk() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/conversations/messages"))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-04-15")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"type\":\"SMS\",\"contactId\":\"%s\",\"message\":\"Hello\"}"
                        .formatted(contact)))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 429) {
      throw new IllegalStateException("and now? wait, and send it again?");
    }

    try (var client = client()) {
      client.messages().send(Sms.to(contact, "Hello"));

      Contact ana = client.contacts().findByPhone("+34600000001").orElseThrow();
      JsonValue anything = client.raw(Safety.READ, "GET", "contacts/" + ana.id(), Map.of(), null);

      assertThat(response.statusCode()).isLessThan(300);
      assertThat(anything.at("contact").at("id").asText()).isEqualTo(contact);
    }
    assertThat(sandbox.highLevel().messagesWith(contact)).hasSize(2);
  }

  @Test
  void grantsAreTakenAlong() throws Exception {
    OAuthApp app = sandbox.highLevel().oauthApp();
    Files.writeString(folder.resolve("ana.json"), tokensOf(app));
    var oauth =
        HighLevelOAuth.app(app.clientId(), app.clientSecret())
            .baseUrl(url)
            .store(TokenStore.inFolder(folder.resolve("grants")))
            .build();

    JsonValue stored = JsonValue.parse(Files.readString(folder.resolve("ana.json")));
    Installation installed = oauth.takeOver(stored);

    try (var client =
        ConversationsClient.builder()
            .credentials(oauth.credentials())
            .location(installed.locationId())
            .baseUrl(url)
            .build()) {
      assertThat(client.check().ok()).isTrue();
    }
    oauth.close();
  }

  private String tokensOf(OAuthApp app) throws Exception {
    String form =
        "grant_type=authorization_code&client_id=%s&client_secret=%s&code=%s"
            .formatted(app.clientId(), app.clientSecret(), app.installs());
    var request =
        HttpRequest.newBuilder(URI.create(url + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
