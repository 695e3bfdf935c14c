package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CredentialsException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A token the service rejects, and a connection that ends or begins meanwhile. */
class OAuthRejectionTest {
  private final GrantRig rig = new GrantRig();

  private Secret token() {
    return rig.one.tokenFor("loc");
  }

  private CredentialsException refusal() {
    return catchThrowableOfType(CredentialsException.class, this::token);
  }

  @Test
  void row58ATokenThatAPeerHasReplacedCostsNoRefresh() {
    Secret first = rig.connected();
    OAuthCredentials peer = rig.program();
    rig.hours(23);
    peer.tokenFor("loc");
    Secret second = peer.tokenFor("loc");
    rig.server.asked.clear();

    assertThat(rig.one.replacing("loc", first)).contains(second);

    assertThat(rig.server.asked).isEmpty();
  }

  @Test
  void row59APermanentRejectionCostsOneRefreshForEachCoolDown() {
    Secret token = rig.connected();
    Instant start = rig.time.now();

    for (int call = 0; call < 24 * 60; call++) {
      token = rig.one.replacing("loc", token).orElse(token);
      rig.time.advance(Duration.ofSeconds(10));
    }

    assertThat(Duration.between(start, rig.time.now())).isEqualTo(Duration.ofHours(4));
    // At 0, 1, 3, 7, 15, 31, 63, 123 and 183 minutes.
    assertThat(rig.server.asked).hasSize(9).allMatch(each -> each.equals("refresh loc"));
  }

  @Test
  void aRejectionOfATokenThatWorkedForHoursIsRefreshedAtOnce() {
    Secret token = rig.connected();
    for (int day = 0; day < 5; day++) {
      rig.hours(3);
      token = rig.one.replacing("loc", token).orElseThrow();
    }

    assertThat(rig.server.asked).hasSize(5);
  }

  @Test
  void row60ADisconnectDuringARefreshWins() {
    Secret first = rig.connected();
    rig.hours(23);
    rig.server.next(
        (server, usual) -> {
          rig.program().disconnect("loc");
          return usual.get();
        });

    assertThat(token()).isEqualTo(first);

    assertThat(rig.stored().state()).isEqualTo(Grant.State.GONE);
    assertThat(rig.stored().held()).isNull();
    assertThat(rig.stored().orphans()).isEmpty();
    assertThat(refusal().state()).isEqualTo(CredentialsException.State.MISSING);
    assertThat(refusal()).hasMessage("no token: loc is not connected");
  }

  @Test
  void row60ANewConnectionDuringARefreshWins() {
    rig.connected();
    rig.hours(25);
    TokenPair again = rig.server.issue("loc");
    rig.server.next(
        (server, usual) -> {
          rig.program().disconnect("loc");
          rig.program().connect("loc", again);
          return usual.get();
        });

    assertThat(token()).isEqualTo(again.access());
  }
}
