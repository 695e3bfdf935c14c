package dev.tertulia.conversations;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.GrantListener;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** A Sandbox, an app registered there, and programs that use it and share a store. */
final class ConnectedApp implements AutoCloseable {
  static final String BACK = "https://app.example/back";

  final ManualTimekeeper time = ManualTimekeeper.startingAt(Instant.parse("2026-11-22T10:00:00Z"));
  final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  final HighLevelSandbox highLevel = sandbox.highLevel();
  final OAuthApp app = highLevel.oauthApp();
  final TokenStore store = TokenStore.inMemory(time);
  final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> open = new ArrayList<>();

  /** A further program of the app. */
  HighLevelOAuth program() {
    return program(builder -> builder);
  }

  HighLevelOAuth program(UnaryOperator<HighLevelOAuthBuilder> changed) {
    HighLevelOAuth oauth =
        changed
            .apply(
                HighLevelOAuth.app(app.clientId(), app.clientSecret())
                    .store(store)
                    .baseUrl(highLevel.url())
                    .timekeeper(time)
                    .listener(new Diary()))
            .build();
    open.add(oauth);
    return oauth;
  }

  /** A client of a program, for the first location. */
  ConversationsClient client(HighLevelOAuth oauth, CallListener... listeners) {
    var builder =
        ConversationsClient.builder()
            .credentials(oauth.credentials())
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .timekeeper(time);
    for (CallListener each : listeners) {
      builder.listener(each);
    }
    ConversationsClient client = builder.build();
    open.add(client);
    return client;
  }

  /** The access token is dead, and nobody has renewed it in time. */
  void expire() {
    time.advance(Duration.ofHours(25));
  }

  int asked(String operation) {
    return sandbox.received(operation).size();
  }

  static void call(ConversationsClient client) {
    client.conversations().search(ConversationQuery.all().pageSize(10)).stream().count();
  }

  private final class Diary implements GrantListener {
    @Override
    public void refreshed(Event event) {
      told.add("refreshed");
    }

    @Override
    public void healed(Event event) {
      told.add("healed");
    }

    @Override
    public void postponed(Event event) {
      told.add("postponed");
    }

    @Override
    public void suspended(Event event) {
      told.add("suspended");
    }

    @Override
    public void needsReauth(Event event) {
      told.add("needsReauth");
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    sandbox.close();
  }
}
