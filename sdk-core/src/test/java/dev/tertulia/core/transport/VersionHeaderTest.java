package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The operation {@code send} exists in v1 and v2, {@code read} in v1 only, {@code find} in none.
 */
class VersionHeaderTest {

  private static String sent(String operation, String wanted) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);
      CallScope scope = TestWire.scope().version(wanted);
      switch (operation) {
        case "send" -> wire.send(JsonValue.object()).execute(scope);
        case "read" -> wire.read("1").execute(scope);
        default -> wire.find("x").execute(scope);
      }
      return server.received().get(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"send, , v1", "send, v1, v1", "send, v2, v2", "send, v3, v1", "read, v2, v1"})
  void aWishAppliesWhereTheVersionIsListedElseTheUsualOneIsSent(
      String operation, String wanted, String version) throws Exception {
    assertThat(sent(operation, wanted)).contains("\r\nVersion: " + version + "\r\n");
  }

  @Test
  void anOperationWithoutVersionsSendsNone() throws Exception {
    assertThat(sent("find", "v2")).doesNotContainIgnoringCase("\r\nversion:");
  }

  @Test
  void everyRequestSaysWhoWeAreAndWhatWeWant() throws Exception {
    assertThat(sent("read", null))
        .contains("\r\nUser-Agent: test\r\n", "\r\nAccept: application/json\r\n");
  }
}
