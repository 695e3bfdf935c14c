package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.BACK;
import static dev.tertulia.conversations.ConnectedApp.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenCipher;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.testing.highlevel.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be chosen when an app is built. */
class OAuthOptionsTest {
  private static final TokenCipher SEAL =
      TokenCipher.aesGcm(Secret.of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));

  private final ConnectedApp its = new ConnectedApp();
  private final List<String> written = new ArrayList<>();
  private final AtomicBoolean down = new AtomicBoolean();

  private final TokenStore store =
      (key, change) -> {
        if (down.get()) {
          throw new IllegalStateException("no connection");
        }
        String stored = its.store.update(key, change);
        written.add(String.valueOf(stored));
        return stored;
      };

  @AfterEach
  void close() throws Exception {
    its.close();
  }

  @Test
  void withACipherNothingIsWrittenDownInTheClear() {
    HighLevelOAuth oauth = its.program(builder -> builder.store(store).cipher(SEAL));
    ConversationsClient client = its.client(oauth);

    oauth.install(its.app.installs(), BACK);
    call(client);
    its.expire();
    call(client);

    assertThat(its.told).containsExactly("refreshed");
    assertThat(written)
        .filteredOn(each -> !each.equals("null"))
        .isNotEmpty()
        .noneMatch(each -> each.startsWith("{") || each.contains("refresh"));
  }

  @Test
  void whereReconnectingIsNotAllowedAPersonIsAskedAndNobodyElse() {
    its.app.rotation(Rotation.singleUse());
    HighLevelOAuth oauth = its.program(builder -> builder.reconnect(false));
    oauth.install(its.app.installs(), BACK);
    its.expire();
    its.sandbox.next("get-access-token").cutsTheAnswer();

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(its.client(oauth)));

    assertThat(thrown.state()).isEqualTo(State.NEEDS_REAUTH);
    assertThat(its.asked("reconnect")).isZero();
  }

  @Test
  void aPairTheStoreDoesNotTakeGoesToTheStoreOfLastResort() {
    TokenStore local = TokenStore.inMemory(its.time);
    TokenStore failing =
        (key, change) -> {
          // The lease is taken; then the answer has come.
          down.set(its.asked("get-access-token") > 1);
          return store.update(key, change);
        };
    HighLevelOAuth oauth = its.program(builder -> builder.store(failing).lastResort(local));
    oauth.install(its.app.installs(), BACK);
    its.expire();

    call(its.client(oauth));

    String place = its.app.clientId().replaceFirst("-.*", "") + "/" + its.highLevel.location();
    assertThat(local.update(place, (entry, now) -> entry)).contains("\"refresh\"");
  }

  @Test
  void aPersonIsSentToThePageThatWasChosen() {
    HighLevelOAuth oauth =
        its.program(builder -> builder.authorizationPage("https://auth.example/choose"));

    assertThat(oauth.authorizationUrl(BACK).scopes("contacts.readonly").toUri())
        .hasHost("auth.example")
        .hasPath("/choose");
    assertThatThrownBy(
            () -> its.program(builder -> builder.authorizationPage("http://auth.example/choose")))
        .isInstanceOf(InvalidRequestException.class);
  }
}
