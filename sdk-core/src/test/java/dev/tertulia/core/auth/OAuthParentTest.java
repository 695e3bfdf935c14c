package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts whose tokens come from their agency's grant. */
class OAuthParentTest {
  private final GrantRig rig = new GrantRig();

  private OAuthCredentials agency() {
    rig.server.parents = Map.of("loc", "agency");
    rig.one.connect("agency", rig.server.issue("agency"));
    return rig.one;
  }

  @Test
  void aTokenIsMintedWhenItIsFirstNeededAndServesEverybody() {
    Secret token = agency().tokenFor("loc");

    assertThat(rig.program().tokenFor("loc")).isEqualTo(token);
    assertThat(rig.server.asked).containsExactly("mint loc");
  }

  @Test
  void anEndedTokenIsMintedAnewAndNoRefreshTokenOfItsOwnIsRisked() {
    OAuthCredentials credentials = agency();
    credentials.tokenFor("loc");
    rig.hours(25);

    credentials.tokenFor("loc");

    assertThat(rig.server.asked).containsExactly("mint loc", "refresh agency", "mint loc");
  }

  @Test
  void anAgencysTokenThatIsRefusedIsReplacedAndTheMintAskedOnceMore() {
    OAuthCredentials credentials = agency();
    rig.server.next(
        (server, usual) -> {
          throw new CredentialsException(
              CallReport.unsent("mint"), State.REJECTED, "the token was rejected", null);
        });

    assertThat(credentials.tokenFor("loc")).isNotNull();

    assertThat(rig.server.asked).containsExactly("mint loc", "refresh agency", "mint loc");
  }

  @Test
  void whatTheAgencyDoesNotHaveNeedsAPersonAndIsAskedForAgainSlowly() {
    OAuthCredentials credentials = agency();
    rig.server.next(TokenServer.says(new TokenExchange.Rejected("Location not found")));

    var thrown =
        catchThrowableOfType(CredentialsException.class, () -> credentials.tokenFor("loc"));
    assertThat(thrown.state()).isEqualTo(State.NEEDS_REAUTH);
    rig.seconds(599);
    assertThatThrownBy(() -> credentials.tokenFor("loc"))
        .hasMessage("loc must be connected again: Location not found");
    assertThat(rig.server.asked).hasSize(1);
    rig.seconds(1);

    assertThat(credentials.tokenFor("loc")).isNotNull();
  }

  @Test
  void anAgencyThatIsNotConnectedIsNamed() {
    rig.server.parents = Map.of("loc", "agency");

    assertThatThrownBy(() -> rig.one.tokenFor("loc"))
        .hasMessage("loc must be connected again: no token: agency is not connected");
  }

  @Test
  void aDisconnectedAccountIsNotMintedUntilItIsConnectedThroughItsAgencyAgain() {
    OAuthCredentials credentials = agency();
    credentials.tokenFor("loc");
    credentials.disconnect("loc");

    assertThatThrownBy(() -> credentials.tokenFor("loc"))
        .hasMessage("no token: loc is not connected");
    credentials.connectThrough("loc", "agency");

    assertThat(credentials.tokenFor("loc")).isNotNull();
    assertThat(rig.server.asked).containsExactly("mint loc", "mint loc");
  }

  @Test
  void anAccountsOwnRefreshTokenIsUsedWhereItsAgencyIsGone() {
    OAuthCredentials credentials = agency();
    credentials.tokenFor("loc");
    credentials.disconnect("agency");
    rig.hours(25);

    assertThat(credentials.tokenFor("loc")).isNotNull();

    assertThat(rig.server.asked).containsExactly("mint loc", "refresh loc");
  }
}
