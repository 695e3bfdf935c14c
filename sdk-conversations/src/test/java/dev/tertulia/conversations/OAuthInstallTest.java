package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.BACK;
import static dev.tertulia.conversations.ConnectedApp.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Uninstalled and installed while tokens are being refreshed. */
class OAuthInstallTest {
  private final ConnectedApp its = new ConnectedApp();
  private final HighLevelOAuth oauth = its.program();
  private final ConversationsClient client = its.client(oauth);
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void connect() {
    oauth.install(its.app.installs(), BACK);
  }

  @AfterEach
  void close() throws Exception {
    over.countDown();
    its.close();
  }

  @Test
  @DisplayName("UNINSTALL while it is refreshed: the late pair brings nothing back")
  void uninstalledWhileRefreshing() {
    its.expire();
    HighLevelOAuth refreshing =
        its.program(
            builder ->
                builder.listener(
                    new CallListener() {
                      @Override
                      public void finished(Finished event) {
                        oauth.uninstalled(null, its.highLevel.location());
                      }
                    }));

    var thrown =
        catchThrowableOfType(CredentialsException.class, () -> call(its.client(refreshing)));

    assertThat(thrown.state()).isEqualTo(State.MISSING);
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 1);
    assertThat(catchThrowableOfType(CredentialsException.class, () -> call(client)).state())
        .isEqualTo(State.MISSING);
    assertThat(its.asked("reconnect")).isZero();
  }

  @Test
  @DisplayName("INSTALL again after UNINSTALL: the new grant wins")
  void installedAgain() {
    oauth.uninstalled(null, its.highLevel.location());
    its.app.uninstalls();
    assertThat(catchThrowableOfType(CredentialsException.class, () -> call(client)).state())
        .isEqualTo(State.MISSING);

    oauth.install(its.app.installs(), BACK);
    call(client);
    its.expire();
    call(client);

    assertThat(its.told).containsExactly("refreshed");
  }
}
