package dev.tertulia.core.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Operation;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.UnauthorizedException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/**
 * Operations that go without a token or with one of their own, and what a refusal says of the token
 * where there was one.
 */
class AnonymousTest {

  interface Exchanging {
    @Operation(id = "exchange", safety = Safety.ONCE, anonymous = true)
    @FormUrlEncoded
    @POST("token")
    ApiCall<JsonValue> exchange(@Field("client") String client, @Field("secret") Secret secret);
  }

  /** Nobody may ask it. */
  private static final CredentialsProvider NONE =
      CredentialsProvider.supplier(
          "nobody",
          () -> {
            throw new AssertionError("asked for a token");
          });

  @Test
  void anOperationThatGivesTokensIsCalledWithoutOne() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = Rig.on(server.url()).credentials(NONE).transport()) {

      transport
          .create(Exchanging.class)
          .exchange("a b", Secret.of("s+1"))
          .execute(TestWire.scope());

      assertThat(server.received().get(0))
          .doesNotContain("Authorization")
          .contains("Content-Type: application/x-www-form-urlencoded")
          .endsWith("client=a+b&secret=s%2B1");
    }
  }

  @Test
  void itsRefusalIsNotTakenForARejectedToken() throws Exception {
    try (var server = new FaultServer(it -> it.json(401, "{\"message\":\"no such token\"}"));
        var transport = Rig.on(server.url()).credentials(NONE).transport()) {
      var call = transport.create(Exchanging.class).exchange("a", Secret.of("s"));

      assertThat(catchThrowable(() -> call.execute(TestWire.scope())))
          .isInstanceOf(UnauthorizedException.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aRefusalThatEchoesTheRequestsSecretsIsToldWithoutThem() throws Exception {
    String echo = "{\"message\":\"bad s+1\",\"sent\":\"client=a+b&secret=s%2B1\"}";
    try (var server = new FaultServer(it -> it.json(400, echo));
        var transport = Rig.on(server.url()).credentials(NONE).transport()) {
      var call = transport.create(Exchanging.class).exchange("a b", Secret.of("s+1"));

      var thrown = catchThrowableOfType(ApiException.class, () -> call.execute(TestWire.scope()));

      assertThat(thrown.serverMessage()).isEqualTo("bad ‹secret›");
      assertThat(thrown.body())
          .isEqualTo("{\"message\":\"bad ‹secret›\",\"sent\":\"client=a+b&secret=‹secret›\"}");
    }
  }

  @Test
  void nothingIsKeptOfTokensThatCannotBeRead() throws Exception {
    var told = new ArrayList<SdkException>();
    var listener =
        new CallListener() {
          @Override
          public void attempted(Attempted event) {
            told.add(event.failure());
          }
        };
    try (var server = new FaultServer(it -> it.json(200, "{\"access_token\":\"canary"));
        var transport = Rig.on(server.url()).credentials(NONE).listeners(listener).transport()) {
      var call = transport.create(Exchanging.class).exchange("a", Secret.of("s"));

      assertThat(catchThrowable(() -> call.execute(TestWire.scope())))
          .isInstanceOf(DecodingException.class);
      assertThat(told)
          .singleElement()
          .isInstanceOfSatisfying(
              DecodingException.class,
              e -> assertThat(new String(e.body(), UTF_8)).doesNotContain("canary"));
    }
  }

  @Test
  void theRequestKeepsItsSecretToItselfUntilItIsSent() throws Exception {
    var seen = new StringBuilder();
    var client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request request = chain.request();
                  seen.append(request);
                  return chain.proceed(request);
                })
            .build();
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = Rig.on(server.url()).credentials(NONE).http(client).transport()) {

      transport
          .create(Exchanging.class)
          .exchange("a", Secret.of("canary"))
          .execute(TestWire.scope());

      assertThat(seen.toString()).contains("/token").doesNotContain("canary");
    }
  }

  @Test
  void aTokenOfTheCallItselfIsTakenAndNeverReplaced() throws Exception {
    try (var server = new FaultServer(it -> it.json(401, "{\"message\":\"token\"}"));
        var transport = Rig.on(server.url()).credentials(NONE).transport()) {
      var scope = TestWire.scope().token(Secret.of("token-9"));
      var call = transport.create(TestWire.class).read("1");

      var thrown = catchThrowableOfType(CredentialsException.class, () -> call.execute(scope));

      assertThat(thrown.state()).isEqualTo(CredentialsException.State.REJECTED);
      assertThat(server.received()).hasSize(1);
      assertThat(server.received().get(0)).contains("Authorization: Bearer token-9\r\n");
      assertThat(scope.toString()).doesNotContain("token-9");
    }
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    ErrorReader reader =
        (status, type, body) -> new ServerWords(null, null, ServerWords.Kind.MISSING_SCOPE);
    try (var server = new FaultServer(it -> it.json(401, "{}"));
        var transport = Rig.on(server.url()).errors(reader).transport()) {
      var call = transport.create(TestWire.class).send(JsonValue.object("text", "hello"));

      var thrown =
          catchThrowableOfType(CredentialsException.class, () -> call.execute(TestWire.scope()));

      assertThat(thrown.state()).isEqualTo(CredentialsException.State.MISSING_SCOPE);
      assertThat(thrown)
          .hasMessage("send: 401 the token lacks a scope this operation needs: things.write");
    }
  }
}
