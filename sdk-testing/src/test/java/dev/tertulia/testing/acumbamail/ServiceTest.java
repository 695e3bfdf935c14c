package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void whoHasNoTokenIsUnauthorizedWhateverTheFunction() throws Exception {
    var known = api.token("wrong").call("getLists");
    var unknown = api.send("POST", "nonsense/", FORM, "");

    assertThat(known.status()).isEqualTo(401);
    assertThat(known.text()).isEqualTo("Unauthorized");
    assertThat(known.header("Content-Type")).startsWith("text/html");
    assertThat(unknown.status()).isEqualTo(401);
  }

  @Test
  void anUnknownFunctionIsNotFoundInSpanish() throws Exception {
    var answer = api.call("getTemplatesByName");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("El endpoint no existe");
  }

  @Test
  void aRotatedTokenHasExpired() throws Exception {
    String fresh = acumbamail.rotateToken();

    assertThat(api.call("getLists").status()).isEqualTo(401);
    assertThat(api.call("getLists").text()).startsWith("Your auth token has expired");
    assertThat(api.token(fresh).call("getLists").status()).isEqualTo(200);
  }

  @Test
  void theTokenIsTakenFromTheQueryToo() throws Exception {
    var answer = api.send("GET", "getLists/?auth_token=" + acumbamail.token(), FORM, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
  }

  @Test
  void withoutItsSlashAPathIsRedirectedOrNot() throws Exception {
    String query = "?auth_token=" + acumbamail.token();
    var redirected = api.send("GET", "getLists" + query, FORM, "");
    acumbamail.answersWith(Oddity.SLASH_NOT_NEEDED);

    assertThat(redirected.status()).isEqualTo(301);
    assertThat(redirected.header("Location")).isEqualTo("/api/1/getLists/" + query);
    assertThat(api.send("GET", "getLists" + query, FORM, "").status()).isEqualTo(200);
    assertThat(sandbox.received("getLists")).hasSize(2);
  }

  @Test
  void jsonAndMultipartBodiesAreRead() throws Exception {
    var json = api.json("createList", "sender_email", "a@example.com", "name", "By JSON");
    var multipart =
        api.send(
            "POST",
            "createList/",
            "multipart/form-data; boundary=x",
            part("auth_token", acumbamail.token())
                + part("sender_email", "a@example.com")
                + part("name", "By parts")
                + "--x--\r\n");

    assertThat(json.status()).isEqualTo(201);
    assertThat(multipart.status()).isEqualTo(201);
    assertThat(api.call("getLists").text()).contains("By JSON").contains("By parts");
  }

  @Test
  void tenCallsAMinuteAreTheLimitOfMostFunctionsEachOnItsOwn() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(api.call("getCreditsSMS").status()).isEqualTo(200);
    }
    var refused = api.call("getCreditsSMS");
    int other = api.call("getCreditsSMTP").status();
    time.advance(Duration.ofMinutes(1));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEmpty();
    assertThat(other).isEqualTo(200);
    assertThat(api.call("getCreditsSMS").status()).isEqualTo(200);
  }

  @Test
  void aLimitPerSecondIsOverSoonerAndSomeFunctionsHaveNone() throws Exception {
    api.call("getTemplates");
    int refused = api.call("getTemplates").status();
    time.advance(Duration.ofSeconds(1));
    int admitted = api.call("getTemplates").status();
    long list = acumbamail.list("News").id();
    for (int i = 0; i < 30; i++) {
      assertThat(api.call("getListFields", "list_id", list).status()).isEqualTo(200);
    }

    assertThat(refused).isEqualTo(429);
    assertThat(admitted).isEqualTo(200);
  }

  @Test
  void limitsCanBeIgnored() throws Exception {
    acumbamail.ignoresLimits();
    for (int i = 0; i < 20; i++) {
      assertThat(api.call("getTemplates").status()).isEqualTo(200);
    }
  }

  @Test
  void aFreePlanHasItsListsOnly() throws Exception {
    acumbamail.isOnFreePlan(403);
    var refused = api.call("getTemplates");

    assertThat(api.call("getLists").status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).isEqualTo("This endpoint is not available for non-paying customers");
  }

  @Test
  void ordersForFaultsAndReceivedRequestsAreThoseOfTheSandbox() throws Exception {
    sandbox.next("getLists").says(429);
    var refused = api.call("getLists", "response_type", "json");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).isEqualTo("Too Many Requests");
    assertThat(sandbox.received("getLists").get(0).form())
        .containsEntry("response_type", "json")
        .containsEntry("auth_token", acumbamail.token());
  }

  @Test
  void whatIsMissingOrWrongIsABadArgument() throws Exception {
    assertThat(api.call("createList", "name", "News").text()).isEqualTo("sender_email is required");
    assertThat(api.call("getListStats", "list_id", "x").status()).isEqualTo(400);
    var unknown = api.call("getListStats", "list_id", 1);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).isEqualTo("\"List does not exists\"");
    assertThat(api.send("POST", "getLists/", "application/json", "{").status()).isEqualTo(400);
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
}
