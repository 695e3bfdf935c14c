package dev.tertulia.conformance;

import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.time.Duration;

/** Uses every operation by which tokens are had, at least once. */
final class EveryGrant {
  private static final String BACK = "https://app.example/back";

  private final HighLevelOAuth oauth;
  private final Sandbox sandbox;
  private final OAuthApp app;
  private final ManualTimekeeper time;

  EveryGrant(HighLevelOAuth oauth, Sandbox sandbox, OAuthApp app, ManualTimekeeper time) {
    this.oauth = oauth;
    this.sandbox = sandbox;
    this.app = app;
    this.time = time;
  }

  void run() {
    CredentialsProvider tokens = oauth.credentials();
    String here = sandbox.highLevel().location();
    oauth.install(app.installs(), BACK);
    tokens.tokenFor(here);
    time.advance(Duration.ofHours(25));
    tokens.tokenFor(here);
    time.advance(Duration.ofHours(25));
    // Spent and its answer lost: only reconnecting helps.
    sandbox.next("get-access-token").dropsAfterRequest();
    tokens.tokenFor(here);

    String company = String.valueOf(oauth.install(app.installsForCompany(), BACK).companyId());
    String there = sandbox.highLevel().anotherLocation().location();
    oauth.installed(company, there);
    tokens.tokenFor(there);
    oauth.installedLocations(company).stream().count();
  }
}
