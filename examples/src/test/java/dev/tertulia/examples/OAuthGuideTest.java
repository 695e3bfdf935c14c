package dev.tertulia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.Installation;
import dev.tertulia.conversations.InstalledLocation;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.auth.GrantListener;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.testing.SandboxExtension;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/oauth.md, run. */
class OAuthGuideTest {
  private static final String REDIRECT_URI = "https://app.example/back";

  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final List<String> told = new ArrayList<>();
  private OAuthApp app;
  private HighLevelOAuth oauth;

  @TempDir Path folder;

  @BeforeEach
  void makeTheApp() {
    app = sandbox.highLevel().oauthApp();
    oauth =
        HighLevelOAuth.app(app.clientId(), app.clientSecret())
            .store(TokenStore.inFolder(folder.resolve("grants")))
            .listener(new GrantListener() {})
            .baseUrl(sandbox.highLevel().url())
            .build();
  }

  @AfterEach
  void close() {
    oauth.close();
  }

  @Test
  void anAccountIsConnectedAndWorks() {
    URI login =
        oauth
            .authorizationUrl(REDIRECT_URI)
            .scopes("conversations.readonly", "conversations/message.write")
            .state("unguessable")
            .toUri();

    Installation installed = oauth.install(app.installs(), REDIRECT_URI);

    assertEquals("marketplace.gohighlevel.com", login.getHost());
    assertFalse(installed.forCompany());
    try (var client = client(installed.locationId())) {
      String contact = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
      client.messages().send(Sms.to(contact, "Your table is ready."));

      oauth.uninstalled(installed.companyId(), installed.locationId());
      send(client, contact);
      sandbox.next("send-a-new-message").says(401, SCOPE, "application/json");
      oauth.install(app.installs(), REDIRECT_URI);
      send(client, contact);
    }
    assertEquals(
        List.of(
            "connect again",
            "send-a-new-message: 401 the token lacks a scope this operation needs:"
                + " conversations/message.write"),
        told);
  }

  private static final String SCOPE =
      "{\"message\":\"The token is not authorized for this scope.\"}";

  @Test
  void theLocationsOfAnAgencyAreConnectedWithIt() {
    Installation agency = oauth.install(app.installsForCompany(), REDIRECT_URI);
    for (InstalledLocation each : oauth.installedLocations(agency.companyId())) {
      oauth.installed(agency.companyId(), each.id());
    }

    try (var client = client(sandbox.highLevel().location())) {
      assertTrue(client.check().ok());
    }
  }

  private ConversationsClient client(String location) {
    return ConversationsClient.builder()
        .credentials(oauth.credentials())
        .location(location)
        .baseUrl(sandbox.highLevel().url())
        .build();
  }

  private void send(ConversationsClient client, String contact) {
    try {
      client.messages().send(Sms.to(contact, "Your table is ready."));
    } catch (CredentialsException e) {
      switch (e.state()) {
        case MISSING, NEEDS_REAUTH -> told.add("connect again");
        case SUSPENDED -> told.add("tomorrow");
        default -> told.add(e.getMessage());
      }
    }
  }
}
