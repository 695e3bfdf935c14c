package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Safety;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What closing a client does to calls that wait, are under way, or come later. Fault row 85, its
 * second half.
 */
@Timeout(30)
class CloseTest {
  private final ManualTimekeeper time = ManualTimekeeper.startingAt(TestWire.START);

  @ParameterizedTest
  @EnumSource(Way.class)
  void usedAfterCloseIsATypedErrorAndClosingTwiceIsNothing(Way way) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok)) {
      var transport = TestWire.transport(server.url());
      var wire = transport.create(TestWire.class);
      way.run(wire.read("1"), TestWire.scope());

      transport.close();
      transport.close();

      assertThatThrownBy(() -> way.run(wire.read("1"), TestWire.scope()))
          .isInstanceOf(ClientClosedException.class)
          .hasMessage("read: the client is closed");
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void workGivenToTheWorkersAfterCloseIsATypedError() {
    var transport = TestWire.transport("http://127.0.0.1:9/");
    transport.close();

    assertThatThrownBy(() -> transport.async(() -> "work").join())
        .hasCauseInstanceOf(ClientClosedException.class);
  }

  /**
   * Makes the call on a thread of its own, closes once it stands where it should, and says how it
   * ended.
   */
  private ClientClosedException closed(Way way, Rig rig, Safety safety, CountDownLatch reached)
      throws Exception {
    var end = new CompletableFuture<Throwable>();
    try (var transport = rig.transport()) {
      var wire = transport.create(TestWire.class);
      var thread =
          new Thread(
              () ->
                  end.complete(
                      catchThrowable(() -> TestWire.call(way, wire, safety, TestWire.scope()))));
      thread.setDaemon(true);
      thread.start();
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      transport.close();
      Throwable thrown = end.get(3, TimeUnit.SECONDS);
      assertThat(thrown).isInstanceOf(ClientClosedException.class);
      return (ClientClosedException) thrown;
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void closedWhileWaitingForATurn(Way way) throws Exception {
    var rate = new Rate(1, Duration.ofSeconds(20));
    var limits = Limits.create(time);
    var scheduled = new CountDownLatch(1);
    try (var server = new FaultServer(FaultServer.Exchange::ok)) {
      var rig = Rig.on(server.url()).time(time).limits(rate, limits);
      try (var other = rig.transport()) {
        other.create(TestWire.class).read("1").execute(TestWire.scope());
      }
      whenWaiting(scheduled);

      assertThat(closed(way, rig, Safety.READ, scheduled).outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void closedInAPause(Way way) throws Exception {
    var scheduled = new CountDownLatch(1);
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}", "Retry-After: 9"))) {
      whenWaiting(scheduled);

      var thrown = closed(way, Rig.on(server.url()).time(time), Safety.READ, scheduled);

      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(thrown.attempts()).isOne();
      assertThat(server.received()).hasSize(1);
    }
  }

  private void whenWaiting(CountDownLatch latch) {
    var watcher =
        new Thread(
            () -> {
              Until.until(() -> time.waiting() > 0);
              latch.countDown();
            });
    watcher.setDaemon(true);
    watcher.start();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void closedWhileWaitingForTheAnswer(Way way) throws Exception {
    for (Safety safety : Safety.values()) {
      var arrived = new CountDownLatch(1);
      FaultServer.Script stall =
          exchange -> {
            arrived.countDown();
            return exchange.stall();
          };
      try (var server = new FaultServer(stall)) {

        var thrown = closed(way, Rig.on(server.url()).time(time), safety, arrived);

        assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.received()).hasSize(1);
      }
    }
  }

  @Test
  void whatWasGivenStaysOpen() throws Exception {
    var given = new OkHttpClient();
    try (var server = new FaultServer(FaultServer.Exchange::ok)) {
      try (var transport = Rig.on(server.url()).http(given).transport()) {
        transport.create(TestWire.class).read("1").execute(TestWire.scope());
      }

      assertThat(given.connectionPool().connectionCount()).isOne();
      assertThat(given.dispatcher().executorService().isShutdown()).isFalse();
      given.connectionPool().evictAll();
    }
  }

  @Test
  void closingFromACallbackIsAllowed() throws Exception {
    var transport = new Transport[1];
    var closer =
        new CallListener() {
          @Override
          public void repeating(Repeating event) {
            transport[0].close();
          }
        };
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}"))) {
      transport[0] = Rig.on(server.url()).listeners(closer).transport();
      var wire = transport[0].create(TestWire.class);

      assertThatThrownBy(() -> wire.read("1").execute(TestWire.scope()))
          .isInstanceOf(ClientClosedException.class);
      assertThat(server.received()).hasSize(1);
    }
  }
}
