package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocationTest {
  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String path = "/locations/" + highLevel.location();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private JsonValue timezone() throws Exception {
    return caller.get(path).at("location").at("timezone");
  }

  @Test
  void tellsWhereItIsAndWhatTimeItIsThere() throws Exception {
    JsonValue told = caller.get(path).at("location");

    assertThat(told.at("id").asText()).isEqualTo(highLevel.location());
    assertThat(told.at("companyId").asText()).isEqualTo(highLevel.company());
    assertThat(told.at("timezone").asText()).isEqualTo("Europe/Madrid");
  }

  @Test
  void itsTimeZoneIsWhatTheTestSays() throws Exception {
    highLevel.timezone("US/Central");
    assertThat(timezone().asText()).isEqualTo("US/Central");

    highLevel.timezone(null);
    assertThat(timezone().isMissing()).isTrue();
  }

  @Test
  void isToldToItsOwnTokenInItsOneVersionAndScopeOnly() throws Exception {
    HighLevelSandbox other = highLevel.anotherLocation();
    Caller poor = caller.token(highLevel.token(Set.of("contacts.readonly")));

    assertThat(caller.get("/locations/" + other.location()).status()).isEqualTo(403);
    assertThat(caller.version("v3").get(path).status()).isEqualTo(404);
    assertThat(poor.get(path).status()).isEqualTo(401);
  }
}
