package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and in which words the others are turned away. */
class GateTest {
  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana = highLevel.contact("Ana García").phone("+34600000001").add();
  private final String search = "/conversations/search?locationId=" + highLevel.location();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aRequestWithoutVersionIsRefusedAsUnauthorized() throws Exception {
    var answer = caller.header("Version", null).get(search);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("statusCode").json()).isEqualTo("401");
    assertThat(answer.at("message").asText()).isEqualTo("version header was not found.");
  }

  @Test
  void anUnknownVersionIsABadRequest() throws Exception {
    var answer = caller.version("v9").get(search);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("message").asText())
        .isEqualTo("Invalid API version segment 'v9' at position 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2023-02-21", "2021-07-28", "2021-04-15", "legacy"})
  void everyVersionInServiceIsAccepted(String version) throws Exception {
    assertThat(caller.version(version).get(search).status()).isEqualTo(200);
  }

  @Test
  void anOperationExistsOnlyInItsVersions() throws Exception {
    String subtypes =
        "/conversations/preferences/custom-subtypes?locationId=" + highLevel.location();
    String status = "/conversations/messages/email/nobody/status";

    assertThat(caller.version("2021-04-15").get(subtypes).status()).isEqualTo(200);
    assertThat(caller.version("v3").get(subtypes).at("message").asText())
        .isEqualTo("Cannot GET /conversations/preferences/custom-subtypes");
    assertThat(caller.version("2021-04-15").put(status, "status", "sent").at("message").asText())
        .isEqualTo("Cannot PUT /conversations/messages/email/nobody/status");
    assertThat(caller.version("v3").put(status, "status", "sent").at("message").asText())
        .isEqualTo("Email message with id nobody not found");
  }

  @Test
  void aRevokedTokenIsInvalidAndItsSuccessorIsNot() throws Exception {
    String old = highLevel.token();
    String successor = highLevel.rotate(old);

    var refused = caller.get(search);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.at("message").asText()).isEqualTo("Invalid token: access token is invalid");
    assertThat(caller.token(successor).get(search).status()).isEqualTo(200);
    highLevel.revoke(successor);
    assertThat(caller.token(successor).get(search).status()).isEqualTo(401);
  }

  @Test
  void aMissingScopeIsAlsoUnauthorized() throws Exception {
    Caller reader = caller.token(highLevel.token(Set.of("conversations.readonly")));

    var refused =
        reader.post("/conversations/messages", "type", "SMS", "contactId", ana, "message", "Hi");

    assertThat(reader.get(search).status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.at("message").asText())
        .isEqualTo("The token is not authorized for this scope.");
    assertThat(highLevel.messagesWith(ana)).isEmpty();
  }

  @Test
  void aTokenOfTheWrongClassIsUnauthorizedInItsOwnWords() throws Exception {
    assertThat(caller.token(highLevel.agencyToken()).get(search).at("message").asText())
        .isEqualTo("Token's user type mismatch!");
    assertThat(caller.token(highLevel.companyToken()).get(search).at("message").asText())
        .startsWith("This authClass type is not allowed to access this scope");
  }

  @Test
  void anotherLocationIsForbiddenWhereverItIsNamed() throws Exception {
    HighLevelSandbox other = highLevel.anotherLocation();
    String theirs = other.contact("Eva").phone("+34600000009").add();
    String call = highLevel.call(ana).recording(new byte[] {1}).add();
    String words = "The token does not have access to this location.";

    var inQuery = caller.get("/conversations/search?locationId=" + other.location());
    var inBody = caller.post("/conversations/", "locationId", other.location(), "contactId", ana);
    var inPath =
        caller.get(
            "/conversations/messages/" + call + "/locations/" + other.location() + "/recording");
    var byId = caller.get("/contacts/" + theirs);

    assertThat(inQuery.status()).isEqualTo(403);
    assertThat(inQuery.at("message").asText()).isEqualTo(words);
    assertThat(inBody.at("message").asText()).isEqualTo(words);
    assertThat(inPath.at("message").asText()).isEqualTo(words);
    assertThat(byId.at("message").asText()).isEqualTo(words);
  }

  @Test
  void whatIsMissingUnknownOrOfTheWrongKindIsListed() throws Exception {
    var answer =
        caller.post(
            "/conversations/messages", "type", "Pigeon", "colour", "blue", "attachments", "one");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("error").asText()).isEqualTo("Unprocessable Entity");
    assertThat(answer.at("message").asList().stream().map(fault -> fault.asText()))
        .containsExactly(
            "property colour should not exist",
            "type must be one of the following values: SMS, RCS, Email, WhatsApp, IG, FB, Custom,"
                + " Live_Chat, TIKTOK, InternalComment",
            "contactId should not be empty",
            "attachments must be an array");
  }

  @Test
  void aQueryIsValidatedToo() throws Exception {
    assertThat(caller.get("/conversations/search?limit=ten").at("message").json())
        .isEqualTo(
            "[\"locationId should not be empty\","
                + "\"limit must be a number conforming to the specified constraints\"]");
    assertThat(caller.get(search + "&startAfterDate%5B%5D=1").status()).isEqualTo(422);
  }

  @Test
  void whatIsNotInTheTableIsRefusedAndRememberedAllTheSame() throws Exception {
    var answer = caller.get("/calendars/");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("message").asText())
        .isEqualTo("GET /calendars/ is not in the Sandbox's table of operations");
    assertThat(sandbox.received()).hasSize(1);
    assertThat(sandbox.received().get(0).operation()).isNull();
  }

  @Test
  void everyJsonAnswerHasATraceIdOfItsOwn() throws Exception {
    String first = caller.get(search).at("traceId").asText();
    String second = caller.header("Version", null).get(search).at("traceId").asText();

    assertThat(first).isNotBlank().isNotEqualTo(second);
    assertThat(second).isNotBlank();
  }
}
