package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.ForbiddenException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.RateLimitException;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.UnauthorizedException;
import dev.tertulia.core.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller gets to see when a service says no. */
class ErrorsTest {
  private static final CallScope ONE = TestWire.scope().resilience(Resilience.none());

  /** Reads our test service's words: their kind is what they say it is. */
  private static final ErrorReader READER =
      (status, type, body) -> {
        JsonValue json = JsonValue.parse(body);
        String kind = json.at("kind").asText();
        return new ServerWords(
            json.at("message").asText(),
            json.at("traceId").asText(),
            kind == null ? ServerWords.Kind.OTHER : ServerWords.Kind.valueOf(kind));
      };

  private static <E extends SdkException> E fail(Class<E> type, FaultServer.Script script)
      throws Exception {
    try (var server = new FaultServer(script);
        var transport = Rig.on(server.url()).errors(READER).transport()) {
      var wire = transport.create(TestWire.class);
      return catchThrowableOfType(
          type, () -> wire.send(JsonValue.object("text", "hi")).execute(ONE));
    }
  }

  static Stream<Arguments> classes() {
    return Map.<Integer, Class<?>>ofEntries(
            Map.entry(400, BadRequestException.class),
            Map.entry(422, BadRequestException.class),
            Map.entry(401, UnauthorizedException.class),
            Map.entry(403, ForbiddenException.class),
            Map.entry(404, NotFoundException.class),
            Map.entry(410, NotFoundException.class),
            Map.entry(429, RateLimitException.class),
            Map.entry(500, ServerException.class),
            Map.entry(503, ServerException.class),
            Map.entry(599, ServerException.class),
            Map.entry(302, ApiException.class),
            Map.entry(409, ApiException.class),
            Map.entry(415, ApiException.class))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void aStatusHasItsClass(int status, Class<?> type) throws Exception {
    var thrown = fail(ApiException.class, exchange -> exchange.json(status, "{}"));

    assertThat(thrown).isExactlyInstanceOf(type);
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown).hasMessage("send: " + status + " without a reason");
  }

  @Test
  void theMessageTellsOperationStatusWordsAndTraceIdOnOneLine() throws Exception {
    String body = "{\"message\":\"contact has\\n no phone\",\"traceId\":\"t-9\"}";

    var thrown = fail(BadRequestException.class, exchange -> exchange.json(422, body));

    assertThat(thrown).hasMessage("send: 422 contact has no phone (trace t-9)");
    assertThat(thrown.operation()).isEqualTo("send");
    assertThat(thrown.traceId()).isEqualTo("t-9");
    assertThat(thrown.attempts()).isOne();
    assertThat(thrown.serverMessage()).isEqualTo("contact has\n no phone");
    assertThat(thrown.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("personal")
  void whatIsPersonalOrSecretStaysOutOfTheMessageAndWholeInTheAccessor(String said, String told)
      throws Exception {
    var body = JsonValue.object("message", said).json();

    var thrown = fail(BadRequestException.class, exchange -> exchange.json(400, body));

    assertThat(thrown).hasMessage("send: 400 " + told);
    assertThat(thrown.serverMessage()).isEqualTo(said);
  }

  static Stream<Arguments> personal() {
    return Stream.of(
        Arguments.of("no ana@example.org here", "no ‹email› here"),
        Arguments.of("phone +34 600 123 456 taken", "phone ‹number› taken"),
        Arguments.of("phone +34600123456, taken", "phone ‹number›, taken"),
        Arguments.of("phone 600\u00a0123\u00a0456 taken", "phone ‹number› taken"),
        Arguments.of("(555) 123-4567", "(‹number›"),
        Arguments.of("key pit-0123456789abcdef01234567 bad", "key ‹…› bad"),
        Arguments.of("word ".repeat(60), "word ".repeat(40).strip() + " …"));
  }

  @Test
  void aTokenThatTheServiceEchoesIsNeverTold() throws Exception {
    String body = "{\"message\":\"no such key: token-1\",\"traceId\":\"token-1\"}";

    var thrown = fail(BadRequestException.class, exchange -> exchange.json(400, body));

    assertThat(thrown).hasMessage("send: 400 no such key: ‹token› (trace ‹token›)");
    assertThat(thrown.serverMessage() + thrown.body()).doesNotContain("token-1");
  }

  @ParameterizedTest
  @EnumSource(value = ServerWords.Kind.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void a401ThatIsAboutTheTokenSaysWhoMustAct(ServerWords.Kind kind) throws Exception {
    String body = "{\"message\":\"no\",\"kind\":\"" + kind + "\"}";

    var thrown = fail(CredentialsException.class, exchange -> exchange.json(401, body));

    String state = kind == ServerWords.Kind.TOKEN ? "REJECTED" : kind.name();
    assertThat(thrown.state().name()).isEqualTo(state);
    assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(thrown.getCause()).isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void a401ThatIsNotAboutTheTokenIsARefusalLikeOthers() throws Exception {
    String body = "{\"message\":\"version header was not found.\",\"kind\":\"OTHER\"}";

    var thrown = fail(UnauthorizedException.class, exchange -> exchange.json(401, body));

    assertThat(thrown).hasMessage("send: 401 version header was not found.");
  }

  @Test
  void anErrorReaderThatThrowsDoesNotHideTheRefusal() throws Exception {
    var thrown = fail(ServerException.class, exchange -> exchange.json(502, "<html>"));

    assertThat(thrown).hasMessage("send: 502 without a reason");
    assertThat(thrown.body()).isEqualTo("<html>");
  }

  @Test
  void ofAnEndlessErrorBody64KiBAreKept() throws Exception {
    var thrown = fail(ServerException.class, exchange -> exchange.json(500, "x".repeat(200_000)));

    assertThat(thrown.body()).hasSize(64 << 10);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void anAnswerThatCannotBeReadNamesThePlaceAndKeepsTheBytes(
      String body, String message, String path) throws Exception {
    var thrown = fail(DecodingException.class, exchange -> exchange.json(200, body));

    assertThat(thrown).hasMessage("send: " + message);
    assertThat(thrown.path()).isEqualTo(path);
    assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(new String(thrown.body(), StandardCharsets.UTF_8)).isEqualTo(body);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("", "the answer is empty", ""),
        Arguments.of("<p>", "the answer is HTML, not JSON that can be read", "$"),
        Arguments.of("[1]", "the answer is an array, not what was due", "$"),
        Arguments.of("7", "the answer is text, not what was due", "$"),
        Arguments.of("{\"id\":\"1\"", "the answer ends early", ""),
        Arguments.of("{\"id\":oops}", "the answer is an object, not JSON that can be read", "$.id"),
        Arguments.of("{} {}", "the answer is an object, not JSON that can be read", "$"));
  }

  @Test
  void anErrorKeepsWhatItKnowsOnItsWayToAnotherMachine() throws Exception {
    var thrown =
        fail(BadRequestException.class, e -> e.json(422, "{\"message\":\"no\",\"traceId\":\"t\"}"));
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(thrown);

    var copy =
        (ApiException)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(copy).hasMessage("send: 422 no (trace t)");
    assertThat(copy.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(copy.status()).isEqualTo(422);
    assertThat(copy.body()).isEqualTo(thrown.body());
  }

  @Test
  void aRecordThatRefusesItsValuesIsNamedByItsPlace() throws Exception {
    String body = "{\"items\":[{\"id\":\"good\"},{\"id\":\"bad\"}]}";
    try (var server = new FaultServer(exchange -> exchange.json(200, body));
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      var thrown = catchThrowableOfType(DecodingException.class, () -> wire.all().execute(ONE));

      assertThat(thrown.path()).isEqualTo("$.items[1]");
      assertThat(thrown.getMessage()).doesNotContain("canary", "bad");
    }
  }
}
