package dev.tertulia.examples.connectaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectAccountTest {

  @Test
  void theWholeWayIsToldAndNoSecretIs() throws Exception {
    var told = new ByteArrayOutputStream();

    ConnectAccount.onTheSandbox(new Teller(new PrintStream(told, true, StandardCharsets.UTF_8)));

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("/v2/oauth/chooselocation?response_type=code&client_id=")
        .contains("scope=conversations.readonly%20conversations%2Fmessage.readonly")
        .contains("GET /v2/oauth/chooselocation answers 302: sent on to the redirect page")
        .contains("GET /connected answers 200")
        .contains("installed in location ")
        .containsPattern("rw-------  \\S+")
        .contains("Ana García: “A table for four?”")
        .contains("2 requests for tokens in all: one for the code, one for the next pair")
        .doesNotContain("access-")
        .doesNotContain("refresh-")
        .doesNotContain("&code=");
  }

  @Test
  void whoeverComesBackWithoutOurStateIsSentAway() throws Exception {
    try (var page = new RedirectPage(0)) {
      assertThat(open(page.uri())).isEqualTo(400);
      assertThat(open(page.uri() + "?code=stolen")).isEqualTo(400);
      assertThat(open(page.uri() + "?code=stolen&state=" + page.state() + "0")).isEqualTo(400);
      assertThat(open(page.uri() + "?code=ours&state=" + page.state())).isEqualTo(200);
      assertThat(page.code(Duration.ofSeconds(5))).isEqualTo("ours");
    }
  }

  private static int open(String uri) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(uri)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
