package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A healthy service behind a line that is not. */
class BadLineTest {

  @ParameterizedTest
  @EnumSource(Safety.class)
  void anAnswerThatDripsInIsReadWhole(Safety safety) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var proxy = new FaultProxy(server.port(), (c, answer, b, n) -> FaultProxy.Fate.DRIPS);
        var transport = TestWire.transport(proxy.url())) {

      TestWire.call(transport.create(TestWire.class), safety, TestWire.scope());

      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultProxy.Fate.class,
      names = {"CUTS", "RESETS"})
  void whatMustHappenOnceArrivesOnceWhereverTheAnswerIsLost(FaultProxy.Fate fate) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var proxy =
            new FaultProxy(
                server.port(), (c, answer, b, n) -> answer ? fate : FaultProxy.Fate.PASSES);
        var transport = TestWire.transport(proxy.url())) {
      TestWire wire = transport.create(TestWire.class);

      SdkException lost =
          catchThrowableOfType(
              SdkException.class, () -> TestWire.call(wire, Safety.ONCE, TestWire.scope()));

      assertThat(lost.outcome()).isIn(Outcome.UNKNOWN, Outcome.ACCEPTED);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aReadWhoseFirstAnswerIsLostIsReadAgain() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var proxy =
            new FaultProxy(
                server.port(),
                (c, answer, b, n) ->
                    answer && c == 1 ? FaultProxy.Fate.RESETS : FaultProxy.Fate.PASSES);
        var transport = TestWire.transport(proxy.url())) {

      var thing = transport.create(TestWire.class).read("1").execute(TestWire.scope());

      assertThat(thing.id()).isEqualTo("1");
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void anAnswerThatComesTwiceIsReadOnceAndNotTakenForTheNextOnes() throws Exception {
    try (var server =
            new FaultServer(
                exchange -> exchange.json(200, "{\"id\":\"" + exchange.number() + "\"}"));
        var proxy =
            new FaultProxy(
                server.port(),
                (c, answer, b, n) ->
                    answer && c == 1 ? FaultProxy.Fate.DOUBLES : FaultProxy.Fate.PASSES);
        var transport = TestWire.transport(proxy.url())) {
      TestWire wire = transport.create(TestWire.class);

      assertThat(
              wire.send(dev.tertulia.core.json.JsonValue.object()).execute(TestWire.scope()).id())
          .isEqualTo("1");
      assertThat(
              wire.send(dev.tertulia.core.json.JsonValue.object()).execute(TestWire.scope()).id())
          .isEqualTo("2");
    }
  }

  @Test
  void aServerThatWillSayNothingMoreIsNotAskedOnThatConnectionAgain() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var proxy =
            new FaultProxy(
                server.port(),
                (c, answer, b, n) ->
                    answer && c == 1 ? FaultProxy.Fate.HALF_CLOSES : FaultProxy.Fate.PASSES);
        var transport = TestWire.transport(proxy.url())) {
      TestWire wire = transport.create(TestWire.class);

      wire.read("1").execute(TestWire.scope());
      wire.read("2").execute(TestWire.scope());

      assertThat(server.received().get(server.received().size() - 1)).startsWith("GET /things/2 ");
    }
  }

  @Test
  void aStalledLineEndsWithTheAttemptAndNotLater() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var proxy =
            new FaultProxy(
                server.port(),
                (c, answer, b, n) -> answer ? FaultProxy.Fate.STALLS : FaultProxy.Fate.PASSES);
        var transport = TestWire.transport(proxy.url())) {
      TestWire wire = transport.create(TestWire.class);

      SdkException late =
          catchThrowableOfType(
              SdkException.class, () -> TestWire.call(wire, Safety.ONCE, TestWire.once()));

      assertThat(late.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void whereverTheAnswerIsCutItArrivedOnceAndIsNotTakenForWhole() throws Exception {
    int whole = 100;
    for (int after = 0; after < whole; after++) {
      int bytes = after;
      try (var server = new FaultServer(FaultServer.Exchange::ok);
          var proxy =
              new FaultProxy(
                      server.port(),
                      (c, answer, b, n) -> answer ? FaultProxy.Fate.CUTS : FaultProxy.Fate.PASSES)
                  .cuttingAfter(bytes);
          var transport = TestWire.transport(proxy.url())) {
        TestWire wire = transport.create(TestWire.class);

        SdkException cut =
            catchThrowableOfType(
                SdkException.class, () -> TestWire.call(wire, Safety.ONCE, TestWire.scope()));

        if (cut != null) {
          assertThat(cut.outcome())
              .as("cut after %d bytes", bytes)
              .isIn(Outcome.UNKNOWN, Outcome.ACCEPTED);
        } else {
          whole = bytes;
        }
        assertThat(server.received()).as("cut after %d bytes", bytes).hasSize(1);
      }
    }
    assertThat(whole).as("bytes of an answer").isGreaterThan(60);
  }

  @Test
  void aLineThatLagsChangesNothing() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var proxy = new FaultProxy(server.port(), (c, answer, b, n) -> FaultProxy.Fate.LAGS);
        var transport = TestWire.transport(proxy.url())) {
      TestWire wire = transport.create(TestWire.class);

      assertThat(wire.read("1").execute(TestWire.scope()).id()).isEqualTo("1");
      assertThat(server.received()).hasSize(1);
    }
  }
}
