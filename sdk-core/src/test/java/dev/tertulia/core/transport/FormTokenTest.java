package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Operation;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Safety;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.http.Body;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/** A token that is a field of the form, and a service that says no with a yes. */
class FormTokenTest {
  private static final String TOKEN = "se+cret/&token=1";

  interface FormWire {
    @Operation(id = "form", safety = Safety.READ)
    @FormUrlEncoded
    @POST("form/")
    ApiCall<JsonValue> form(@FieldMap Map<String, String> form);

    @Operation(id = "bare", safety = Safety.READ)
    @POST("bare/")
    ApiCall<JsonValue> bare();

    @Operation(id = "json", safety = Safety.READ)
    @POST("json/")
    ApiCall<JsonValue> json(@Body JsonValue body);
  }

  /** Says that a lone text is a refusal, for want of a token if it says so. */
  private static final AnswerDecoder TEXTS_ARE_REFUSALS =
      (type, body) -> {
        JsonValue json = JsonValue.parse(body.readUtf8());
        if (json instanceof JsonValue.Text text) {
          boolean token = text.value().contains("expired");
          var kind = token ? ServerWords.Kind.TOKEN : ServerWords.Kind.OTHER;
          throw new RefusedAnswer(new ServerWords(text.value(), null, kind));
        }
        if (!json.at("odd").isMissing()) {
          throw new IOException("odd");
        }
        return json.isMissing() ? null : json;
      };

  private final MockWebServer server = new MockWebServer();
  private Transport transport;
  private FormWire wire;

  @BeforeEach
  void start() throws IOException {
    server.start();
    build(CredentialsProvider.token(TOKEN));
  }

  private void build(CredentialsProvider credentials) {
    var dialect =
        new Dialect(
                TokenPlacement.formField("auth token"),
                (status, type, body) -> new ServerWords(body, null, ServerWords.Kind.OTHER),
                null,
                null,
                Rate.parse("100/1s"))
            .answers(TEXTS_ARE_REFUSALS);
    transport =
        new Transport(
            new TransportOptions(
                server.url("/"),
                credentials,
                dialect,
                Wiring.standard("test"),
                null,
                ManualTimekeeper.jumping(TestWire.START),
                List.of()));
    wire = transport.create(FormWire.class);
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  private void says(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private String got() throws InterruptedException {
    return server.takeRequest().getBody().utf8();
  }

  @Test
  void isTheFirstFieldOfAFormEncodedLikeTheOthers() throws Exception {
    says(200, "{}");

    wire.form(Map.of("name", "a&b")).execute(TestWire.scope());

    var request = server.takeRequest();
    assertThat(request.getBody().utf8())
        .isEqualTo("auth+token=se%2Bcret%2F%26token%3D1&name=a%26b");
    assertThat(request.getHeaders().get("Content-Length")).isEqualTo("" + request.getBody().size());
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.getUrl().query()).isNull();
  }

  @Test
  void makesAFormWhereThereIsNoBody() throws Exception {
    says(200, "{}");
    says(200, "{}");

    wire.bare().execute(TestWire.scope());
    wire.form(Map.of()).execute(TestWire.scope());

    assertThat(got()).isEqualTo("auth+token=se%2Bcret%2F%26token%3D1");
    assertThat(got()).isEqualTo("auth+token=se%2Bcret%2F%26token%3D1");
  }

  @Test
  void isPutIntoEachAttemptAnew() throws Exception {
    says(503, "");
    says(200, "\"the token has expired\"");
    says(200, "{}");
    transport.close();
    build(
        new CredentialsProvider() {
          @Override
          public Secret tokenFor(String resource) {
            return Secret.of("old");
          }

          @Override
          public Optional<Secret> replacing(String resource, Secret rejected) {
            return Optional.of(Secret.of("new"));
          }

          @Override
          public String identity() {
            return "rotating";
          }
        });

    wire.form(Map.of("a", "b")).execute(TestWire.scope());

    assertThat(List.of(got(), got(), got()))
        .containsExactly("auth+token=old&a=b", "auth+token=old&a=b", "auth+token=new&a=b");
  }

  @Test
  void refusesABodyThatIsNoForm() {
    assertThatThrownBy(() -> wire.json(JsonValue.object("a", 1)).execute(TestWire.scope()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("cret");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void callsAYesThatIsANoARefusal() {
    says(201, "\"no such thing as " + TOKEN + "\"");

    var refused =
        catchThrowableOfType(
            ApiException.class, () -> wire.form(Map.of()).execute(TestWire.scope()));

    assertThat(refused).hasMessage("form: 201 no such thing as ‹token›");
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.body()).isEqualTo("\"no such thing as ‹token›\"");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void callsAYesThatMeansTheTokenAnErrorOfTheToken() {
    says(200, "\"it has expired\"");

    var refused =
        catchThrowableOfType(
            CredentialsException.class, () -> wire.form(Map.of()).execute(TestWire.scope()));

    assertThat(refused.state()).isEqualTo(CredentialsException.State.REJECTED);
    assertThat(refused).hasMessage("form: 200 the service does not accept the token");
  }

  @Test
  void keepsNoTokenOfAnAnswerItCannotRead() {
    says(200, "{\"odd\": \"" + TOKEN + "\"}");
    says(200, "{\"odd\": \"" + TOKEN + "\"}");

    var thrown =
        catchThrowableOfType(
            DecodingException.class, () -> wire.form(Map.of()).execute(TestWire.scope()));

    assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(new String(thrown.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"odd\": \"‹token›\"}");
  }

  @Test
  void appearsInNoError() {
    says(400, "bad " + TOKEN);

    var refused =
        catchThrowableOfType(
            ApiException.class, () -> wire.form(Map.of()).execute(TestWire.scope()));

    assertThat(refused.body()).isEqualTo("bad ‹token›");
    assertThat(refused + refused.serverMessage()).doesNotContain("cret");
  }

  @Test
  void sendsAFormWithoutAWireMethod() throws Exception {
    says(200, "{\"a\":1}");
    var operation =
        new dev.tertulia.core.OperationInfo(
            "raw other", "POST", "other/", Safety.READ, List.of(), List.of(), "", true);

    var answer = transport.raw(operation, Map.of("k", "v")).execute(TestWire.scope());

    assertThat(answer.at("a").asLong()).isEqualTo(1);
    var request = server.takeRequest();
    assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /other/");
    assertThat(request.getBody().utf8()).endsWith("&k=v");
  }
}
