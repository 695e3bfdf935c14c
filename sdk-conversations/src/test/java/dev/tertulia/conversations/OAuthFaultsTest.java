package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.BACK;
import static dev.tertulia.conversations.ConnectedApp.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.testing.highlevel.Rotation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong while a grant is renewed, over real HTTP against the Sandbox. */
class OAuthFaultsTest {
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
  @DisplayName("The answer is lost after the service rotated: asked once more, then healed")
  void lostAnswer() {
    its.expire();
    its.sandbox.next("get-access-token").dropsAfterRequest();

    call(client);

    assertThat(its.told).containsExactly("healed");
    assertThat(its.asked("reconnect")).isEqualTo(1);
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 2 + 1);
  }

  @Test
  @DisplayName("The answer is lost where a grace period forgives: asking once more is enough")
  void lostAnswerWithGrace() {
    its.app.rotation(Rotation.withGrace(Duration.ofSeconds(30)));
    its.expire();
    its.sandbox.next("get-access-token").dropsAfterRequest();

    call(client);

    assertThat(its.told).containsExactly("refreshed");
    assertThat(its.asked("reconnect")).isZero();
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 2);
  }

  @Test
  @DisplayName("The answer is lost where reuse revokes everything: healed all the same")
  void lostAnswerWithRevocation() {
    its.app.rotation(Rotation.revokingOnReuse());
    its.expire();
    its.sandbox.next("get-access-token").cutsTheAnswer();

    call(client);

    assertThat(its.told).containsExactly("healed");
  }

  @Test
  @DisplayName("The request is lost on its way: asking once more is enough")
  void lostRequest() {
    its.expire();
    its.sandbox.next("get-access-token").dropsWithoutEffect();

    call(client);

    assertThat(its.told).containsExactly("refreshed");
    assertThat(its.asked("reconnect")).isZero();
  }

  @Test
  @DisplayName("Killed between the service's answer and the disk: the next program heals it")
  void killedBeforeItWasStored() {
    its.expire();
    killedWhileStoring();
    its.time.advance(Duration.ofSeconds(61));
    HighLevelOAuth restarted = its.program();

    call(its.client(restarted));

    assertThat(its.told).containsExactly("healed");
    assertThat(its.asked("reconnect")).isEqualTo(1);
  }

  @Test
  @DisplayName("Killed between the service's answer and the disk, and no way to heal: told")
  void killedBeforeItWasStoredAndNoWayToHeal() {
    its.app.reconnects(false);
    its.expire();
    killedWhileStoring();
    its.time.advance(Duration.ofSeconds(61));
    HighLevelOAuth restarted = its.program();

    var thrown =
        catchThrowableOfType(CredentialsException.class, () -> call(its.client(restarted)));

    assertThat(thrown.state()).isEqualTo(State.NEEDS_REAUTH);
    assertThat(its.told).containsExactly("needsReauth");
  }

  /** Its store takes the intent, and the program dies before the new pair is written. */
  private void killedWhileStoring() {
    var reached = new CountDownLatch(1);
    TokenStore dying =
        (key, change) -> {
          if (its.asked("get-access-token") > 1) {
            reached.countDown();
            awaited(over);
            throw new IllegalStateException("dead");
          }
          return its.store.update(key, change);
        };
    HighLevelOAuth victim = its.program(builder -> builder.store(dying));
    assertThat(
            catchThrowable(
                () -> victim.credentials().tokenFor(client.location(), Duration.ofMillis(1))))
        .isInstanceOf(NotAdmittedException.class);
    awaited(reached);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  @DisplayName("The refresh token is lost and reconnecting is gone: a person is asked, once")
  void nothingHeals(int status) {
    its.expire();
    its.sandbox.next("get-access-token").dropsAfterRequest();
    its.sandbox.next("reconnect").says(status);

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(client));
    int asked = its.sandbox.received().size();
    its.time.advance(Duration.ofHours(2));
    catchThrowable(() -> call(client));

    assertThat(thrown.state()).isEqualTo(State.NEEDS_REAUTH);
    assertThat(its.sandbox.received()).hasSize(asked);
    assertThat(its.told).containsExactly("needsReauth");

    oauth.install(its.app.installs(), BACK);
    call(client);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503, 0})
  @DisplayName("The refresh token is lost and reconnecting fails for now: tried again later")
  void reconnectingFailsForNow(int status) {
    its.expire();
    its.sandbox.next("get-access-token").dropsAfterRequest();
    var fault = its.sandbox.next("reconnect");
    if (status == 0) {
      fault.dropsWithoutEffect();
    } else {
      fault.says(status);
    }

    var thrown = catchThrowableOfType(NotAdmittedException.class, () -> call(client));
    its.time.advance(Duration.between(its.time.now(), thrown.retryableAt()));
    whileTimePasses(() -> call(client));

    assertThat(its.told).containsExactly("postponed", "healed");
  }

  /** After a 429 the requests that follow wait for their turn. */
  private void whileTimePasses(Runnable work) {
    var done = CompletableFuture.runAsync(work);
    while (!done.isDone()) {
      if (its.time.waiting() > 0) {
        its.time.advance(Duration.ofMillis(100));
      }
      Thread.onSpinWait();
    }
    done.join();
  }

  @Test
  @DisplayName("The location is not active: all is kept, and works again when it pays")
  void suspended() {
    its.expire();
    its.highLevel.pause();

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(client));
    its.highLevel.resume();
    its.time.advance(Duration.ofMinutes(11));
    call(client);

    assertThat(thrown.state()).isEqualTo(State.SUSPENDED);
    assertThat(thrown).hasMessageContaining("Location is not active");
    assertThat(its.told).containsExactly("suspended", "refreshed");
    assertThat(its.asked("reconnect")).isZero();
  }

  @Test
  @DisplayName("An unknown 400: the tokens are kept, and it is tried again later")
  void unknownRefusal() {
    its.expire();
    its.sandbox
        .next("get-access-token")
        .says(400, "{\"message\":\"Something new\"}", "application/json");

    var thrown = catchThrowableOfType(NotAdmittedException.class, () -> call(client));
    its.time.advance(Duration.ofMinutes(1));
    call(client);

    assertThat(thrown).hasMessageContaining("Something new");
    assertThat(its.told).containsExactly("postponed", "refreshed");
    assertThat(its.asked("reconnect")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>welcome</html>",
        "{}",
        "{\"access_token\":null,\"refresh_token\":null,\"expires_in\":null}",
        "{\"access_token\":\"access-x\",\"expires_in\":86399}",
        "{\"refresh_token\":\"refresh-x\",\"expires_in\":86399}",
      })
  @DisplayName("A 200 without a pair: nothing is stored of it, and the old token is used once more")
  void successWithoutAPair(String body) {
    its.expire();
    its.sandbox.next("get-access-token").says(200, body, "application/json");

    call(client);

    assertThat(its.told).containsExactly("refreshed");
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 2);
  }

  @Test
  @DisplayName("A 200 without a lifetime: the pair is kept, for the usual day")
  void successWithoutALifetime() {
    its.expire();
    its.sandbox
        .next("get-access-token")
        .says(
            200,
            "{\"access_token\":\"" + its.highLevel.token() + "\",\"refresh_token\":\"next\"}",
            "application/json");

    call(client);
    its.time.advance(Duration.ofHours(20));
    call(client);

    assertThat(its.told).containsExactly("refreshed");
  }
}
