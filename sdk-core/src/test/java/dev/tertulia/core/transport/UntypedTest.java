package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation without its records keeps everything else its wire method says. */
class UntypedTest {
  private static final Map<String, String> NONE = Map.of();

  private static ApiCall<JsonValue> read(Transport transport, String id) {
    return transport.untyped("read", Map.of("id", id), NONE, null);
  }

  @Test
  void sendsWhatTheWireMethodSends() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      var body = JsonValue.object("text", "hello");
      wire.send(body).execute(TestWire.scope());
      wire.read("a b/c").execute(TestWire.scope());
      wire.find("a&b").execute(TestWire.scope());
      wire.remove("1").execute(TestWire.scope());

      transport.untyped("send", NONE, NONE, body).execute(TestWire.scope());
      read(transport, "a b/c").execute(TestWire.scope());
      transport.untyped("find", NONE, Map.of("q", "a&b"), null).execute(TestWire.scope());
      transport.untyped("remove", Map.of("id", "1"), NONE, null).execute(TestWire.scope());

      List<String> received = server.received();
      assertThat(received).hasSize(8);
      assertThat(received.subList(4, 8)).isEqualTo(received.subList(0, 4));
      assertThat(received.get(1)).startsWith("GET /things/a%20b%2Fc HTTP/1.1");
    }
  }

  @Test
  void isSentOnceIfItsWireMethodIs() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}"));
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);
      var call = transport.untyped("send", NONE, NONE, JsonValue.object());

      var thrown = catchThrowableOfType(SdkException.class, () -> call.execute(TestWire.scope()));

      assertThat(thrown.operation()).isEqualTo("send");
      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"500, 1", "409, 4", "503, 4"})
  void keepsTheQuirksOfItsOperation(int status, int attempts) throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(status, "{}"));
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);
      var call = transport.untyped("quirky", NONE, NONE, null);
      var patient = TestWire.scope().resilience(Resilience.standard().attempts(4));

      assertThatThrownBy(() -> call.execute(patient)).isInstanceOf(SdkException.class);

      assertThat(server.received()).hasSize(attempts);
    }
  }

  @Test
  void goneIsDoneOnARepeatedDelete() throws Exception {
    try (var server =
            new FaultServer(exchange -> exchange.json(exchange.number() == 1 ? 502 : 404, "{}"));
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);

      var done = transport.untyped("remove", Map.of("id", "1"), NONE, null);

      assertThat(done.execute(TestWire.scope())).isNull();
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void countsTogetherWithTheWireMethod() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      var call = transport.untyped("slow-function", NONE, NONE, null);
      wire.slowFunction().execute(TestWire.scope());
      call.execute(TestWire.scope());

      assertThatThrownBy(() -> call.execute(TestWire.scope()))
          .isInstanceOf(NotAdmittedException.class);
      assertThatThrownBy(() -> wire.slowFunction().execute(TestWire.scope()))
          .isInstanceOf(NotAdmittedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void noValueLeadsElsewhere(String value) {
    try (var transport = TestWire.transport("https://service.invalid/")) {
      transport.create(TestWire.class);

      assertThatThrownBy(() -> read(transport, value))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith("id: expected a value");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../../admin, /things/..%2F..%2Fadmin",
    "%2e%2e, /things/%252e%252e",
    "a?b#c, /things/a%3Fb%23c",
    "é, /things/%C3%A9"
  })
  void whateverItIsAValueIsOneSegment(String value, String path) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);

      read(transport, value).execute(TestWire.scope());

      assertThat(server.received().get(0)).startsWith("GET " + path + " HTTP/1.1\r\n");
    }
  }

  @Test
  void answersWhatCameAndNotWhatARecordWouldKeepOfIt() throws Exception {
    try (var server =
            new FaultServer(exchange -> exchange.json(200, "{\"id\":\"1\",\"new\":[1.50]}"));
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);

      JsonValue answer = read(transport, "1").execute(TestWire.scope());

      assertThat(answer.json()).isEqualTo("{\"id\":\"1\",\"new\":[1.50]}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null"})
  void whatIsNoAnswerForTheWireMethodIsNone(String body) throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(200, body));
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);
      var call = transport.untyped("send", NONE, NONE, JsonValue.object());

      assertThatThrownBy(() -> call.execute(TestWire.scope()))
          .isInstanceOfSatisfying(
              DecodingException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ACCEPTED));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | null", "OK | null", "<html> | null", "{\"done\":true} | {\"done\":true}"})
  void whereNothingIsDueAnythingMayCome(String body, String expected) throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(200, body));
        var transport = TestWire.transport(server.url())) {
      transport.create(TestWire.class);

      JsonValue answer =
          transport.untyped("remove", Map.of("id", "1"), NONE, null).execute(TestWire.scope());

      assertThat(answer.json()).isEqualTo(expected);
    }
  }
}
