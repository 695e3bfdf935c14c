package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Safety;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has no wire method goes through the same seam. */
class RawTest {

  @Test
  void methodPathQueryVersionTokenAndBodyArriveAsGiven() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {
      var body = JsonValue.object("n", 1, "clear", null);

      JsonValue answer =
          transport
              .raw(Safety.ONCE, "POST", "things/1/x", Map.of("q", "a b"), List.of("v9"), body)
              .execute(TestWire.scope());

      assertThat(answer.at("id").asText()).isEqualTo("1");
      assertThat(server.received().get(0))
          .startsWith("POST /things/1/x?q=a%20b HTTP/1.1\r\n")
          .contains("\r\nVersion: v9\r\n", "\r\nAuthorization: Bearer token-1\r\n")
          .endsWith("\r\n\r\n{\"n\":1,\"clear\":null}");
    }
  }

  @Test
  void itsSafetyIsTheCallersWord() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}"));
        var transport = TestWire.transport(server.url())) {
      var call = transport.raw(Safety.ONCE, "GET", "x", Map.of(), List.of(), null);

      assertThatThrownBy(() -> call.execute(TestWire.scope()))
          .isInstanceOf(ServerException.class)
          .hasMessage("raw GET: 503 without a reason");
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.invalid/x",
        "//elsewhere.invalid/x",
        "http://service.invalid/x",
        "https://service.invalid:8443/x",
        "ftp://service.invalid/x"
      })
  void theTokenGoesNowhereElse(String path) {
    try (var transport = TestWire.transport("https://service.invalid/")) {
      assertThatThrownBy(() -> transport.raw(Safety.READ, "GET", path, Map.of(), List.of(), null))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith("raw.path: expected a path relative to the base URL");
    }
  }

  @Test
  void aBodyThatDoesNotGoWithTheMethodIsRefusedInOurWords() {
    try (var transport = TestWire.transport("https://service.invalid/")) {
      assertThatThrownBy(
              () ->
                  transport.raw(
                      Safety.READ, "GET", "x", Map.of(), List.of(), JsonValue.object("n", 1)))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith("raw.method: expected an HTTP method");
    }
  }
}
