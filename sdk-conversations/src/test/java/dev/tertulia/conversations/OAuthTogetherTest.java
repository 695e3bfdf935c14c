package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many who find the same token dead at the same moment. */
class OAuthTogetherTest {
  private static final int THREADS = 32;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void close() {
    threads.shutdown();
  }

  @Test
  void inOneProgramOneThreadRefreshesAndAllGoOn() throws Exception {
    try (var its = new ConnectedApp()) {
      HighLevelOAuth oauth = its.program();
      var clients = List.of(its.client(oauth), its.client(oauth));
      oauth.install(its.app.installs(), BACK);

      for (int rotation = 1; rotation <= 20; rotation++) {
        its.expire();
        allCall(clients);
        assertThat(its.asked("get-access-token")).isEqualTo(1 + rotation);
      }
    }
  }

  /** In real time, because each looks from time to time whether the other is done. */
  @Test
  void ofTwoProgramsOneRefreshesAndBothGoOn() throws Exception {
    try (var sandbox = Sandbox.start()) {
      OAuthApp app = sandbox.highLevel().oauthApp();
      TokenStore store = TokenStore.inMemory();
      try (var one = program(sandbox, app, store);
          var other = program(sandbox, app, store);
          var client = client(sandbox, one);
          var peer = client(sandbox, other)) {
        one.install(app.installs(), BACK);
        allCall(List.of(client, peer));
        sandbox
            .highLevel()
            .revoke(one.credentials().tokenFor(sandbox.highLevel().location()).reveal());

        allCall(List.of(client, peer));

        assertThat(sandbox.received("get-access-token")).hasSize(1 + 1);
      }
    }
  }

  private static HighLevelOAuth program(Sandbox sandbox, OAuthApp app, TokenStore store) {
    return HighLevelOAuth.app(app.clientId(), app.clientSecret())
        .store(store)
        .baseUrl(sandbox.highLevel().url())
        .build();
  }

  private static ConversationsClient client(Sandbox sandbox, HighLevelOAuth oauth) {
    return ConversationsClient.builder()
        .credentials(oauth.credentials())
        .location(sandbox.highLevel().location())
        .baseUrl(sandbox.highLevel().url())
        .build();
  }

  private void allCall(List<ConversationsClient> clients) throws Exception {
    var barrier = new CyclicBarrier(THREADS);
    var calls = new ArrayList<Future<?>>();
    for (int i = 0; i < THREADS; i++) {
      ConversationsClient mine = clients.get(i % clients.size());
      calls.add(
          threads.submit(
              () -> {
                barrier.await();
                return mine.contacts().findByEmail("nobody@example.com");
              }));
    }
    for (Future<?> each : calls) {
      each.get();
    }
  }
}
