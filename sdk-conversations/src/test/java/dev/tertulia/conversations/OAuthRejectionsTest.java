package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.BACK;
import static dev.tertulia.conversations.ConnectedApp.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import dev.tertulia.core.UnauthorizedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a 401 of an API call does to a grant: mostly nothing. */
class OAuthRejectionsTest {
  private final ConnectedApp its = new ConnectedApp();
  private final HighLevelOAuth oauth = its.program();
  private final ConversationsClient client = its.client(oauth);

  @BeforeEach
  void connect() {
    oauth.install(its.app.installs(), BACK);
  }

  @AfterEach
  void close() throws Exception {
    its.close();
  }

  @Test
  @DisplayName("401 for a missing scope: no refresh, and the scope is named")
  void missingScope() {
    refuse("The token is not authorized for this scope.", 1);

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(client));

    assertThat(thrown.state()).isEqualTo(State.MISSING_SCOPE);
    assertThat(thrown).hasMessageContaining("conversations.readonly");
    assertThat(its.asked("search-conversation")).isEqualTo(1);
    assertThat(its.asked("get-access-token")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version header was not found.",
        "No conversation provider found for this message",
      })
  @DisplayName("401 for the version or the provider: no refresh")
  void otherReasons(String message) {
    refuse(message, 1);

    assertThat(catchThrowable(() -> call(client))).isInstanceOf(UnauthorizedException.class);
    assertThat(its.asked("search-conversation")).isEqualTo(1);
    assertThat(its.asked("get-access-token")).isEqualTo(1);
  }

  @Test
  @DisplayName("401 for the class of the token: no refresh")
  void wrongClass() {
    refuse("This authClass type is not allowed to access this scope.", 1);

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(client));

    assertThat(thrown.state()).isEqualTo(State.WRONG_TOKEN_CLASS);
    assertThat(its.asked("get-access-token")).isEqualTo(1);
  }

  @Test
  @DisplayName("401 for a token that a peer has replaced: the new one is used, no refresh")
  void replacedByAPeer() {
    call(client);
    HighLevelOAuth peer = its.program();
    its.highLevel.revoke(oauth.credentials().tokenFor(client.location()).reveal());
    call(its.client(peer));
    assertThat(its.asked("get-access-token")).isEqualTo(2);

    call(client);

    assertThat(its.asked("get-access-token")).isEqualTo(2);
    assertThat(its.told).containsExactly("refreshed");
  }

  @Test
  @DisplayName("401 also after a refresh: one refresh, then a growing pause")
  void permanent() {
    refuse("Invalid JWT", 100);

    var first = catchThrowableOfType(CredentialsException.class, () -> call(client));
    for (int i = 0; i < 5; i++) {
      catchThrowable(() -> call(client));
    }

    assertThat(first.state()).isEqualTo(State.REJECTED);
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 1);
    its.time.advance(Duration.ofSeconds(61));
    catchThrowable(() -> call(client));
    catchThrowable(() -> call(client));
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 2);
    its.time.advance(Duration.ofSeconds(61));
    catchThrowable(() -> call(client));
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 2);
    its.time.advance(Duration.ofSeconds(61));
    catchThrowable(() -> call(client));
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 3);
  }

  private void refuse(String message, int times) {
    its.sandbox
        .next("search-conversation")
        .times(times)
        .says(401, "{\"statusCode\":401,\"message\":\"" + message + "\"}", "application/json");
  }
}
