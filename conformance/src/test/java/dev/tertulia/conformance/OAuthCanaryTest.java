package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.Installation;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.GrantListener;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import dev.tertulia.testing.http.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client secret, codes, access and refresh tokens that must turn up nowhere but on the wire. */
class OAuthCanaryTest {
  private static final String BACK = "https://app.example/back";

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final OAuthApp app = sandbox.highLevel().oauthApp();
  private final String location = sandbox.highLevel().location();
  private final Witness witness = new Witness();
  private final HighLevelOAuth oauth =
      HighLevelOAuth.app(app.clientId(), app.clientSecret())
          .store(TokenStore.inMemory(time))
          .baseUrl(sandbox.highLevel().url())
          .timekeeper(time)
          .listener((CallListener) witness)
          .listener((GrantListener) witness)
          .build();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(oauth.credentials())
          .location(location)
          .baseUrl(sandbox.highLevel().url())
          .timekeeper(time)
          .listener(witness)
          .build();

  @AfterEach
  void close() {
    client.close();
    oauth.close();
    witness.close();
    sandbox.close();
  }

  @Test
  void noSecretOfAnAppIsEverWrittenDown() {
    String code = app.installs();
    Installation installed = oauth.install(code, BACK);
    witness.keep(oauth, installed, oauth.credentials(), oauth.credentials().tokenFor(location));
    witness.keep(oauth.authorizationUrl(BACK).scopes("a").state("canary-state-0123456789"));
    witness.keep(client.check());
    witness.keep(catchThrowable(() -> oauth.install(code, BACK)));
    cutAndGarbled();
    expired(() -> sandbox.next("get-access-token").dropsAfterRequest());
    expired(() -> sandbox.next("get-access-token").cutsTheAnswer());
    expired(() -> sandbox.next("get-access-token").saysHtml(200));
    expired(() -> sandbox.next("get-access-token").says(500));
    expired(
        () ->
            sandbox
                .next("get-access-token")
                .says(400, "{\"message\":\"Invalid grant: " + secrets() + "\"}", "text/plain"));
    app.reconnects(false);
    expired(() -> sandbox.next("get-access-token").times(2).dropsAfterRequest());

    String all = witness.written();

    assertThat(witness.log()).contains("get-access-token");
    assertThat(secrets()).hasSizeGreaterThan(5).noneMatch(all::contains);
    assertThat(all)
        .doesNotContain("canary-state")
        .doesNotContain("access-half")
        .doesNotContainPattern("(access|refresh)-[0-9a-f]{8}")
        .doesNotContain(code);
  }

  private void cutAndGarbled() {
    sandbox.next("get-access-token").cutsTheAnswer();
    witness.keep(catchThrowable(() -> oauth.install(app.installs(), BACK)));
    sandbox
        .next("get-access-token")
        .says(200, "{\"access_token\":\"access-half", "application/json");
    witness.keep(catchThrowable(() -> oauth.install(app.installs(), BACK)));
    sandbox
        .next("get-access-token")
        .says(200, "{\"refresh_token\":\"access-none\"}", "application/json");
    witness.keep(catchThrowable(() -> oauth.install(app.installs(), BACK)));
  }

  private void expired(Runnable fault) {
    time.advance(Duration.ofHours(25));
    fault.run();
    witness.keep(String.valueOf(catchThrowable(() -> client.check())));
    Throwable failure = catchThrowable(() -> oauth.credentials().tokenFor(location));
    if (failure != null) {
      witness.keep(failure);
    }
  }

  /** What went over the wire in forms and headers. */
  private Set<String> secrets() {
    var found = new HashSet<String>(Set.of(app.clientSecret()));
    for (ReceivedRequest request : sandbox.received()) {
      String header = request.header("Authorization");
      if (header != null) {
        found.add(header.replace("Bearer ", ""));
      }
      if ("get-access-token".equals(request.operation())) {
        Arrays.stream(request.text().split("&", -1))
            .filter(field -> field.matches("(code|refresh_token)=.*"))
            .forEach(field -> found.add(field.replaceFirst(".*=", "")));
      }
      if ("reconnect".equals(request.operation())) {
        found.add(String.valueOf(JsonValue.parse(request.text()).at("clientSecret").asText()));
      }
    }
    return found;
  }
}
