package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.TransportException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the server does with a request, each attempt of ours reaches it exactly once. */
class ArrivalTableTest {

  /** One row: what the server does, and what the caller is told. */
  enum Fault {
    CLOSES_AFTER_READING(TransportException.class, exchange -> false),
    RESETS_AFTER_READING(TransportException.class, FaultServer.Exchange::reset),
    CLOSES_AFTER_READING_ON_A_USED_CONNECTION(
        TransportException.class, exchange -> exchange.number() == 1 && exchange.ok()),
    RESETS_AFTER_READING_ON_A_USED_CONNECTION(
        TransportException.class,
        exchange -> exchange.number() == 1 ? exchange.ok() : exchange.reset()),
    CLOSES_ONCE_AND_THEN_WORKS(
        TransportException.class, exchange -> exchange.number() != 2 && exchange.ok()),
    CUTS_THE_ANSWER(
        DecodingException.class,
        exchange -> !exchange.text("HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n{\"id\":")),
    STALLS(TransportException.class, FaultServer.Exchange::stall),
    BUSY_RETRY_AT_ONCE(
        ServerException.class, exchange -> exchange.json(503, "{}", "Retry-After: 0")),
    REQUEST_TIMEOUT(ApiException.class, exchange -> exchange.json(408, "{}"));

    private final Class<? extends SdkException> error;
    private final FaultServer.Script script;

    Fault(Class<? extends SdkException> error, FaultServer.Script script) {
      this.error = error;
      this.script = script;
    }

    boolean needsAUsedConnection() {
      return name().contains("USED") || this == CLOSES_ONCE_AND_THEN_WORKS;
    }
  }

  static Stream<Arguments> rows() {
    return Stream.of(Fault.values())
        .flatMap(fault -> Stream.of(Safety.values()).map(safety -> Arguments.of(fault, safety)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void oneAttemptArrivesOnce(Fault fault, Safety safety) throws Exception {
    try (var server = new FaultServer(fault.script);
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      int before = fault.needsAUsedConnection() ? 1 : 0;
      if (before == 1) {
        wire.read("0").execute(TestWire.once());
      }

      Throwable thrown =
          catchThrowableOfType(
              SdkException.class, () -> TestWire.call(wire, safety, TestWire.once()));

      assertThat(server.received()).hasSize(before + 1);
      assertThat(outcome(thrown)).isEqualTo(expected(fault, safety));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(fault.error);
        assertThat(((SdkException) thrown).safety()).isEqualTo(safety);
      }
    }
  }

  private static Outcome outcome(Throwable thrown) {
    return thrown == null ? null : ((SdkException) thrown).outcome();
  }

  private static Outcome expected(Fault fault, Safety safety) {
    if (fault != Fault.CUTS_THE_ANSWER) {
      return Outcome.UNKNOWN;
    }
    return Outcome.ACCEPTED;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCallMakesAsManyRequestsAsItSaysAndNeverASecondOneOfWhatMustHappenOnce(
      Fault fault, Safety safety) throws Exception {
    try (var server = new FaultServer(fault.script);
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      int before = fault.needsAUsedConnection() ? 1 : 0;
      if (before == 1) {
        wire.read("0").execute(TestWire.once());
      }
      CallScope patient = TestWire.scope().resilience(TestWire.once().resilience().attempts(4));

      SdkException thrown =
          catchThrowableOfType(SdkException.class, () -> TestWire.call(wire, safety, patient));

      int arrived = server.received().size() - before;
      assertThat(arrived).isEqualTo(thrown == null ? 2 : thrown.attempts());
      if (safety == Safety.ONCE) {
        assertThat(arrived).isOne();
      }
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Safety.class)
  void aConnectionClosedWhileIdleCostsNoRequestAndNoError(Safety safety) throws Exception {
    try (var server = new FaultServer(exchange -> exchange.ok() && exchange.number() > 1);
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      wire.read("0").execute(TestWire.once());

      TestWire.call(wire, safety, TestWire.scope());

      assertThat(server.received()).hasSize(2);
    }
  }
}
