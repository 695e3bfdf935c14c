package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.BACK;
import static dev.tertulia.conversations.ConnectedApp.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.UnauthorizedException;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An app that is installed for a whole company, and what becomes of its locations. */
class OAuthAgencyTest {
  private final ConnectedApp its = new ConnectedApp();
  private final HighLevelSandbox highLevel = its.highLevel;
  private final String company = highLevel.company();
  private final HighLevelOAuth oauth = its.program();
  private final ConversationsClient client = its.client(oauth);

  @AfterEach
  void close() throws Exception {
    its.close();
  }

  @Test
  void theAnswerSaysWhoseTheTokenIsWhateverTheAppWasMeantFor() {
    Installation agency = oauth.install(its.app.installsForCompany(), BACK);
    Installation one = oauth.install(its.app.installs(), BACK);

    assertThat(agency.forCompany()).isTrue();
    assertThat(agency.companyId()).isEqualTo(company);
    assertThat(agency.locationId()).isNull();
    assertThat(one.forCompany()).isFalse();
    assertThat(one.locationId()).isEqualTo(highLevel.location());
    assertThat(one.scopes()).contains("conversations/message.write");
  }

  @Test
  void aLocationGetsItsTokenFromTheCompanysWhenItIsFirstUsed() {
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    assertThat(its.asked("get-location-access-token")).isZero();

    call(client);
    call(client);

    assertThat(its.asked("get-location-access-token")).isEqualTo(1);
  }

  @Test
  void whatTheAnswerToTheCodeNamesIsKnownAtOnce() {
    its.app.installsForCompany();
    its.sandbox
        .next("get-access-token")
        .says(
            200,
            "{\"access_token\":\"%s\",\"refresh_token\":\"r\",\"userType\":\"Company\",\"companyId\":\"%s\",\"approvedLocations\":[\"%s\"]}"
                .formatted(highLevel.companyToken(), company, highLevel.location()),
            "application/json");

    Installation agency = oauth.install("code", BACK);
    call(client);

    assertThat(agency.approvedLocations()).containsExactly(highLevel.location());
    assertThat(its.asked("get-location-access-token")).isEqualTo(1);
  }

  @Test
  void bothTokensAreRenewedWhenTheyAreDead() {
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    call(client);
    its.expire();

    call(client);

    assertThat(its.asked("get-location-access-token")).isEqualTo(2);
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 1);
  }

  @Test
  void aCompanysTokenThatWasRevokedIsRenewedAndTheLocationsMintedAfterAll() {
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    highLevel.revoke(oauth.credentials().tokenFor(company).reveal());

    call(client);

    assertThat(its.asked("get-location-access-token")).isEqualTo(2);
    assertThat(its.asked("get-access-token")).isEqualTo(1 + 1);
  }

  @Test
  void aLocationNobodyToldOfIsMissingUnlessTheCompanyIsNamed() {
    oauth.install(its.app.installsForCompany(), BACK);
    HighLevelOAuth named = its.program(builder -> builder.company(company));

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(client));
    call(its.client(named));

    assertThat(thrown.state()).isEqualTo(State.MISSING);
  }

  @Test
  void anUninstalledLocationGetsNoTokenFromTheCompanyUntilItIsInstalledAgain() {
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    call(client);
    HighLevelOAuth named = its.program(builder -> builder.company(company));

    oauth.uninstalled(company, highLevel.location());

    for (HighLevelOAuth each : List.of(oauth, named)) {
      var thrown = catchThrowableOfType(CredentialsException.class, () -> call(its.client(each)));
      assertThat(thrown.state()).isEqualTo(State.MISSING);
    }
    assertThat(its.asked("get-location-access-token")).isEqualTo(1);

    oauth.installed(company, highLevel.location());
    call(client);
    assertThat(its.asked("get-location-access-token")).isEqualTo(2);
  }

  @Test
  void whatACompanyUninstalledOpensNothingMore() {
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    call(client);
    its.app.uninstallsForCompany();
    oauth.uninstalled(company, null);

    var thrown = catchThrowableOfType(CredentialsException.class, () -> call(client));

    assertThat(thrown.state()).isEqualTo(State.NEEDS_REAUTH);
    assertThat(catchThrowableOfType(CredentialsException.class, this::ofCompany).state())
        .isEqualTo(State.MISSING);
  }

  private void ofCompany() {
    oauth.credentials().tokenFor(company);
  }

  @Test
  void aScopeThatMintingLacksIsNamedAndNothingIsRefreshed() {
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    its.sandbox
        .next("get-location-access-token")
        .says(
            401,
            "{\"message\":\"The token is not authorized for this scope.\"}",
            "application/json");

    var thrown = catchThrowableOfType(NotAdmittedException.class, () -> call(client));

    assertThat(thrown).hasMessageContaining("oauth.write");
    assertThat(its.asked("get-access-token")).isEqualTo(1);
  }

  @Test
  void eventsWithoutWhatMattersDoNothing() {
    oauth.installed(company, null);
    oauth.installed(null, highLevel.location());

    assertThatThrownBy(() -> oauth.uninstalled(null, null))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(catchThrowableOfType(CredentialsException.class, () -> call(client)).state())
        .isEqualTo(State.MISSING);
  }

  @Test
  void aCodeThatIsUnknownConnectsNothing() {
    assertThatThrownBy(() -> oauth.install("nonsense", BACK))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessageContaining("Authorization code not found");
  }

  @Test
  void halfATokenIsNotHandedOn() {
    its.sandbox.next("get-access-token").cutsTheAnswer();

    var thrown =
        catchThrowableOfType(
            DecodingException.class, () -> oauth.install(its.app.installs(), BACK));

    assertThat(thrown.body()).isEmpty();
    assertThat(thrown).hasNoCause();
    assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void tokensThatNameNobodyAreKeptForNobody() {
    its.sandbox
        .next("get-access-token")
        .says(200, "{\"access_token\":\"a\",\"refresh_token\":\"r\"}", "application/json");

    assertThatThrownBy(() -> oauth.install("code", BACK))
        .isInstanceOfSatisfying(DecodingException.class, e -> assertThat(e.body()).isEmpty())
        .hasMessageContaining("names neither a location nor a company");
  }

  @Test
  void theInstalledLocationsAreReadPageByPage() {
    for (int i = 0; i < 230; i++) {
      highLevel.anotherLocation();
    }
    oauth.install(its.app.installsForCompany(), BACK);

    var found = oauth.installedLocations(company);

    assertThat(found.stream().map(InstalledLocation::id).distinct()).hasSize(231);
    assertThat(its.sandbox.received("get-installed-location"))
        .extracting(request -> request.query("skip"))
        .containsExactly(null, "100", "200");
    assertThat(its.sandbox.received("get-installed-location").get(0).query("appId"))
        .isEqualTo(its.app.clientId().replaceFirst("-.*", ""));
    assertThat(found.startingAt(new Cursor("skip:200")).stream()).hasSize(31);
    assertThatThrownBy(() -> found.startingAt(new Cursor("elsewhere")).stream().count())
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void theNewestEnvelopeOfInstalledLocationsIsReadAsWell() {
    oauth.install(its.app.installsForCompany(), BACK);
    its.sandbox
        .next("get-installed-location")
        .says(
            200,
            "{\"items\":[{\"_id\":\"l1\",\"installedAt\":\"2024-01-15T10:30:00.000Z\"}],"
                + "\"pagination\":{\"nextPageToken\":\"t1\"}}",
            "application/json");
    its.sandbox
        .next("get-installed-location")
        .says(200, "{\"items\":[{\"_id\":\"l2\"}],\"pagination\":{}}", "application/json");

    assertThat(oauth.installedLocations(company).stream().map(InstalledLocation::id))
        .containsExactly("l1", "l2");
    assertThat(its.sandbox.received("get-installed-location").get(1).query("pageToken"))
        .isEqualTo("t1");
  }

  @Test
  void theCatalogTellsItsOperations() {
    assertThat(oauth.operations())
        .extracting(OperationInfo::id, OperationInfo::path, OperationInfo::scopes)
        .containsExactlyInAnyOrder(
            tuple("get-access-token", "oauth/token", List.of()),
            tuple("get-location-access-token", "oauth/locationToken", List.of("oauth.write")),
            tuple("get-installed-location", "oauth/installedLocations", List.of("oauth.readonly")),
            tuple("reconnect", "oauth/reconnect", List.of()));
  }

  @Test
  void aClientForAnotherLocationIsAView() {
    HighLevelSandbox other = highLevel.anotherLocation();
    oauth.install(its.app.installsForCompany(), BACK);
    oauth.installed(company, highLevel.location());
    oauth.installed(company, other.location());
    other.receives(other.contact("Ben").add(), "SMS", "Hi");

    var there = client.forLocation(other.location());

    assertThat(there.conversations().search(ConversationQuery.all()).stream()).hasSize(1);
    its.time.advance(Duration.ofSeconds(1));
    call(client);
    assertThat(its.asked("get-location-access-token")).isEqualTo(2);
  }
}
