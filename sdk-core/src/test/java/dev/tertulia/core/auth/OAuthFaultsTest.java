package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.auth.TokenExchange.Refused;
import dev.tertulia.core.auth.TokenExchange.Rejected;
import dev.tertulia.core.auth.TokenExchange.Suspended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What can go wrong around one exchange, and what is left of the grant afterwards. */
class OAuthFaultsTest {
  private final GrantRig rig = new GrantRig();

  private Secret token() {
    return rig.one.tokenFor("loc");
  }

  private CredentialsException refusal() {
    return catchThrowableOfType(CredentialsException.class, this::token);
  }

  @Test
  void aTokenThatLivesIsServedWithoutAskingAnybody() {
    Secret first = rig.connected();
    rig.store.updates = 0;

    rig.hours(21);

    assertThat(token()).isEqualTo(first);
    assertThat(rig.store.updates).isZero();
    assertThat(rig.server.asked).isEmpty();
  }

  @Test
  void aTokenThatEndsSoonIsServedWhileItIsReplacedInTheBackground() {
    Secret first = rig.connected();

    rig.hours(23);

    assertThat(token()).isEqualTo(first);
    assertThat(rig.server.asked).containsExactly("refresh loc");
    assertThat(token()).isNotEqualTo(first);
    assertThat(rig.ear.heard).containsExactly("refreshed 2");
  }

  @Test
  void aTokenThatHasEndedIsReplacedFirst() {
    Secret first = rig.connected();

    rig.hours(25);

    assertThat(token()).isNotEqualTo(first);
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  void row49AnAnswerThatWasLostIsAskedForOnceMoreAndThenHealed() {
    rig.connected();
    rig.hours(25);
    rig.server.next(TokenServer.ANSWER_LOST);

    assertThat(token()).isNotNull();

    assertThat(rig.server.asked).containsExactly("refresh loc", "refresh loc", "reconnect loc");
    assertThat(rig.ear.heard).containsExactly("healed 2");
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  void row49ARequestThatWasLostIsRepeatedOnceWithTheSameToken() {
    rig.connected();
    rig.hours(25);
    rig.server.next(TokenServer.REQUEST_LOST);

    assertThat(token()).isNotNull();

    assertThat(rig.server.asked).containsExactly("refresh loc", "refresh loc");
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  void twoLostAnswersPutItOffAndTheNextTryHeals() {
    rig.connected();
    rig.hours(25);
    rig.server.next(TokenServer.ANSWER_LOST, TokenServer.REQUEST_LOST);

    var thrown = catchThrowableOfType(NotAdmittedException.class, this::token);
    assertThat(thrown).hasMessage("no new token for loc yet: no answer");
    assertThat(thrown.retryableAt()).isEqualTo(rig.time.now().plusSeconds(5));

    rig.seconds(5);
    assertThat(token()).isNotNull();
    assertThat(rig.ear.heard).containsExactly("postponed: no answer", "healed 2");
  }

  @Test
  void aServiceThatGivesTheSamePairAgainIsNotAskedWithEachCall() {
    TokenPair pair = rig.server.issue("loc");
    rig.one.connect("loc", pair);
    rig.hours(23);
    rig.server.next(TokenServer.says(new TokenExchange.Granted(pair)));

    for (int call = 0; call < 5; call++) {
      assertThat(token()).isEqualTo(pair.access());
    }

    assertThat(rig.server.asked).containsExactly("refresh loc");
  }

  @Test
  void aNewRefreshTokenIsKeptAlsoBesideAnAccessTokenThatStayedTheSame() {
    TokenPair pair = rig.server.issue("loc");
    rig.one.connect("loc", pair);
    rig.hours(23);
    Secret next = Secret.of("refresh-next");
    rig.server.next(
        TokenServer.says(
            new TokenExchange.Granted(TokenPair.of(pair.access(), next, TokenServer.DAY))));

    token();

    assertThat(rig.stored().held().pair().refresh()).isEqualTo(next);
  }

  @Test
  void row53ARefusedTokenWithANewerPairInTheStoreIsNoAlarm() {
    rig.connected();
    rig.hours(25);
    TokenPair newer = rig.server.issue("loc");
    rig.server.next(
        (server, usual) -> {
          rig.program().connect("loc", newer);
          return new Rejected("refresh token is invalid");
        });

    assertThat(token()).isEqualTo(newer.access());

    assertThat(rig.ear.heard).isEmpty();
    assertThat(rig.server.asked).containsExactly("refresh loc");
  }

  @Test
  void row54ALostRefreshTokenIsHealedByReconnecting() {
    rig.connected();
    rig.server.revoke(rig.stored().held().pair());
    rig.hours(25);

    assertThat(token()).isNotNull();

    assertThat(rig.server.asked).containsExactly("refresh loc", "reconnect loc");
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  void row54WithoutAWayToReconnectAPersonIsCalledAndTheOldTokenServesWhileItLives() {
    Secret first = rig.connected();
    rig.server.revoke(rig.stored().held().pair());
    rig.server.reconnects = false;
    rig.hours(23);

    assertThat(token()).isEqualTo(first);
    assertThat(rig.ear.heard).containsExactly("needsReauth: 404");
    assertThat(token()).isEqualTo(first);
    rig.hours(1);

    assertThat(refusal().state()).isEqualTo(CredentialsException.State.NEEDS_REAUTH);
    assertThat(refusal()).hasMessage("loc must be connected again: 404");
    assertThat(rig.server.asked).containsExactly("refresh loc", "reconnect loc");
  }

  @Test
  void row54AReconnectThatIsBusyOrSilentIsTriedAgainSlowlyWithoutTheSpentToken() {
    rig.connected();
    rig.server.revoke(rig.stored().held().pair());
    rig.hours(25);
    rig.server.next(
        (server, usual) -> usual.get(),
        TokenServer.says(new Refused("429")),
        TokenServer.says(new TokenExchange.Unclear("500")));

    assertThatThrownBy(this::token).isInstanceOf(NotAdmittedException.class);
    rig.seconds(5);
    assertThatThrownBy(this::token).isInstanceOf(NotAdmittedException.class);
    rig.seconds(10);

    assertThat(token()).isNotNull();
    assertThat(rig.server.asked)
        .containsExactly("refresh loc", "reconnect loc", "reconnect loc", "reconnect loc");
  }

  @Test
  void row55ASuspendedAccountKeepsItsTokensAndIsAskedSlowly() {
    rig.connected();
    rig.hours(25);
    rig.server.next(TokenServer.says(new Suspended("Location is not active")));

    assertThat(refusal().state()).isEqualTo(CredentialsException.State.SUSPENDED);
    rig.seconds(599);
    assertThat(refusal()).hasMessage("loc is paused at the service: Location is not active");
    assertThat(rig.server.asked).containsExactly("refresh loc");
    rig.seconds(1);

    assertThat(token()).isNotNull();
    assertThat(rig.ear.heard).containsExactly("suspended: Location is not active", "refreshed 2");
  }

  @Test
  void row55AnUnknownRefusalKeepsTheTokens() {
    rig.connected();
    rig.hours(25);
    rig.server.next(TokenServer.says(new Refused("400 something new")));

    assertThatThrownBy(this::token).isInstanceOf(NotAdmittedException.class);
    rig.seconds(5);

    assertThat(token()).isNotNull();
    assertThat(rig.server.asked).containsExactly("refresh loc", "refresh loc");
  }

  @Test
  void row56AGrantWithoutARefreshTokenIsUnclearAndNeverStored() {
    rig.connected();
    rig.hours(25);
    var bare = TokenPair.of(Secret.of("bare"), null, Duration.ofHours(1));
    rig.server.next(
        TokenServer.says(new TokenExchange.Granted(bare)),
        TokenServer.says(new TokenExchange.Granted(bare)));

    assertThatThrownBy(this::token).isInstanceOf(NotAdmittedException.class);

    assertThat(rig.isGood()).isTrue();
    assertThat(rig.stored().held().pair().refresh()).isNotNull();
  }
}
