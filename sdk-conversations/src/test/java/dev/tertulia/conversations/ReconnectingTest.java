package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.auth.TokenExchange.Answer;
import dev.tertulia.core.auth.TokenExchange.Granted;
import dev.tertulia.core.auth.TokenExchange.Rejected;
import dev.tertulia.core.auth.TokenExchange.Suspended;
import dev.tertulia.core.json.JsonValue;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that is asked for again, without a person. */
class ReconnectingTest extends Exchanging {
  @Test
  void reconnectingGetsACodeAndThenAPair() {
    vendor.says("{\"authorizationCode\":\"code-1\",\"expiresAt\":\"x\"}").says(PAIR);

    Answer answer = exchange.reconnect("loc1", HELD);

    RecordedRequest asked = vendor.next();
    assertThat(asked.getMethod() + " " + asked.getTarget()).isEqualTo("POST /oauth/reconnect");
    assertThat(asked.getHeaders().get("Authorization")).isNull();
    assertThat(JsonValue.parse(asked.getBody().utf8()).json())
        .isEqualTo("{\"clientKey\":\"app-1\",\"clientSecret\":\"s+cret\",\"locationId\":\"loc1\"}");
    assertThat(vendor.next().getBody().utf8())
        .isEqualTo(
            "client_id=app-1&client_secret=s%2Bcret&grant_type=authorization_code&code=code-1");
    assertThat(answer).isInstanceOf(Granted.class);
  }

  @Test
  void aCompanyIsReconnectedAsACompany() {
    vendor
        .says("{\"authorizationCode\":\"code-1\"}")
        .says("{\"access_token\":\"a\",\"userType\":\"Company\",\"companyId\":\"comp1\"}");

    exchange.reconnect("comp1", HELD.facts(Map.of("userType", "Company")));

    assertThat(JsonValue.parse(vendor.next().getBody().utf8()).at("companyId").asText())
        .isEqualTo("comp1");
  }

  @ParameterizedTest
  @CsvSource({
    "404, Rejected",
    "410, Rejected",
    "400, Rejected",
    "401, Refused",
    "429, Refused",
    "500, Unclear"
  })
  void whereReconnectingIsGoneAPersonIsNeededAndElseItIsTriedLater(int status, String meaning) {
    vendor.says(status, "{\"message\":\"no\"}");

    assertThat(exchange.reconnect("loc1", HELD).getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRefusalThatEchoesTheClientSecretIsToldWithoutIt() {
    vendor.says(404, "{\"message\":\"no app with s+cret\"}");

    assertThat(exchange.reconnect("loc1", HELD))
        .isEqualTo(new Rejected("reconnect: 404 no app with ‹secret›"));
  }

  @Test
  void reconnectingCanBeSwitchedOff() {
    assertThat(exchange(transport, false).reconnect("loc1", HELD)).isInstanceOf(Rejected.class);
    vendor.gotNothingMore();
  }

  @Test
  void aPausedLocationIsNotReconnectedByForce() {
    vendor.says(400, "{\"message\":\"Location is not active\"}");

    assertThat(exchange.reconnect("loc1", HELD)).isInstanceOf(Suspended.class);
  }

  @Test
  void anUnknownLocationBelongsToTheCompanyThatWasNamed() {
    assertThat(exchange.parentOf("loc9")).isEqualTo("comp1");
    assertThat(exchange.parentOf("comp1")).isNull();
  }
}
