package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.Installation;
import dev.tertulia.conversations.InstalledLocation;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.AppEvent;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.auth.GrantListener;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.SandboxExtension;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/oauth.md, run. */
class OAuthGuideTest {
  private static final String SCOPE =
      "{\"message\":\"The token is not authorized for this scope.\"}";

  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final List<String> told = new ArrayList<>();
  private final GrantListener alarms = new GrantListener() {};
  private final String redirectUri = "https://app.example/back";
  private final String state = "unguessable";
  private OAuthApp app;
  private String clientId;
  private String clientSecret;

  @TempDir Path folder;

  @BeforeEach
  void makeTheApp() {
    app = sandbox.highLevel().oauthApp();
    clientId = app.clientId();
    clientSecret = app.clientSecret();
  }

  private HighLevelOAuth oauth() {
    var oauth =
        HighLevelOAuth.app(clientId, clientSecret)
            .baseUrl(sandbox.highLevel().url())
            .store(TokenStore.inFolder(folder.resolve("grants")))
            .listener(alarms)
            .build();
    return oauth;
  }

  @Test
  void anAccountIsConnectedAndWorks() {
    try (var oauth = oauth()) {
      String code = app.installs();

      URI login =
          oauth
              .authorizationUrl(redirectUri)
              .scopes("conversations.readonly", "conversations/message.write")
              .state(state)
              .toUri();
      Installation installed = oauth.install(code, redirectUri);
      var client =
          ConversationsClient.builder()
              .baseUrl(sandbox.highLevel().url())
              .credentials(oauth.credentials())
              .location(installed.locationId())
              .build();

      assertThat(login).hasHost("marketplace.gohighlevel.com");
      String contact = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
      send(client, contact);
      oauth.uninstalled(installed.companyId(), installed.locationId());
      send(client, contact);
      sandbox.next("send-a-new-message").says(401, SCOPE, "application/json");
      oauth.install(app.installs(), redirectUri);
      send(client, contact);
      client.close();
      assertThat(told)
          .containsExactly(
              "connect again " + installed.locationId(),
              "send-a-new-message: 401 the token lacks a scope this operation needs:"
                  + " conversations/message.write");
    }
  }

  @Test
  void theLocationsOfAnAgencyAreConnectedWithIt() {
    try (var oauth = oauth()) {
      String code = app.installsForCompany();

      Installation agency = oauth.install(code, redirectUri);
      for (InstalledLocation each : oauth.installedLocations(agency.companyId())) {
        oauth.installed(agency.companyId(), each.id());
      }

      try (var client =
          ConversationsClient.builder()
              .baseUrl(sandbox.highLevel().url())
              .credentials(oauth.credentials())
              .location(sandbox.highLevel().location())
              .build()) {
        assertThat(client.check().ok()).isTrue();
      }
    }
  }

  @Test
  void whatIsInstalledAndRemovedElsewhereIsHeardOf() throws Exception {
    try (var oauth = oauth();
        var inbox = WebhookInbox.inMemory()) {
      String location = sandbox.highLevel().location();
      Installation agency = oauth.install(app.installsForCompany(), redirectUri);

      var webhooks =
          ConversationWebhooks.into(inbox)
              .on(
                  AppEvent.Installed.class,
                  (event, delivery) ->
                      oauth.installed(event.envelope().companyId(), event.locationId()))
              .on(
                  AppEvent.Uninstalled.class,
                  (event, delivery) ->
                      oauth.uninstalled(event.envelope().companyId(), event.locationId()));

      var sent = sandbox.highLevel().webhooks();
      var receiver = webhooks.keys(VerificationKey.ed25519("sandbox", sent.publicKey()));
      String event = "{'type':'INSTALL','locationId':'%s','companyId':'%s'}";
      String json = event.formatted(location, agency.companyId()).replace('\'', '"');
      assertThat(receiver.receive(sent.signer().sign(json)).status()).isEqualTo(200);
    }
  }

  private void send(ConversationsClient client, String contact) {
    try {
      client.messages().send(Sms.to(contact, "Your table is ready."));
    } catch (CredentialsException e) {
      switch (e.state()) {
        case MISSING, NEEDS_REAUTH -> askToConnectAgain(client.location());
        case SUSPENDED -> tryTomorrow();
        default -> tellTheDeveloper(e);
      }
    }
  }

  private void askToConnectAgain(String location) {
    told.add("connect again " + location);
  }

  private void tryTomorrow() {
    told.add("tomorrow");
  }

  private void tellTheDeveloper(CredentialsException e) {
    told.add(e.getMessage());
  }
}
