package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Safety;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that holds no thread is the same call. */
@Timeout(30)
class AsyncTest {
  private static final List<FaultServer.Script> SCRIPTS =
      List.of(
          FaultServer.Exchange::ok,
          exchange -> exchange.json(404, "{}"),
          exchange -> exchange.number() == 1 ? exchange.json(503, "{}") : exchange.ok(),
          exchange -> exchange.number() < 3 ? exchange.json(429, "{}") : exchange.ok(),
          exchange -> exchange.number() == 1 ? exchange.reset() : exchange.json(400, "{}"),
          exchange -> exchange.json(401, "{\"message\":\"Invalid token\"}"),
          exchange -> exchange.json(503, "{}", "Retry-After: 40"),
          exchange -> exchange.json(200, "[]"));

  static Stream<Arguments> cases() {
    return Stream.iterate(0, i -> i < SCRIPTS.size(), i -> i + 1)
        .flatMap(i -> Stream.of(Safety.values()).map(safety -> Arguments.of(i, safety)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothWaysTellTheSameStoryAndComeToTheSameEnd(int script, Safety safety) throws Exception {
    assertThat(story(Way.ASYNC, SCRIPTS.get(script), safety))
        .isEqualTo(story(Way.BLOCKING, SCRIPTS.get(script), safety));
  }

  private static List<String> story(Way way, FaultServer.Script script, Safety safety)
      throws Exception {
    var events = new Events();
    try (var server = new FaultServer(script);
        var transport = Rig.on(server.url()).listeners(events).transport()) {
      var wire = transport.create(TestWire.class);
      Throwable thrown = catchThrowable(() -> TestWire.call(way, wire, safety, TestWire.scope()));
      var story = new ArrayList<>(events.told());
      story.add(server.received().size() + " arrived, " + thrown);
      return story;
    }
  }

  @Test
  void theFutureFailsWithWhatExecuteWouldThrow() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(404, "{}"));
        var transport = TestWire.transport(server.url())) {
      var future = transport.create(TestWire.class).read("1").executeAsync(TestWire.scope());

      assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void tenThousandCallsWaitWithoutAThread() throws Exception {
    var time = ManualTimekeeper.startingAt(TestWire.START);
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url())
                .time(time)
                .limits(new Rate(1, Duration.ofNanos(1000)), null)
                .transport()) {
      var wire = transport.create(TestWire.class);
      wire.read("1").execute(TestWire.scope());
      int before = Thread.activeCount();

      var waiting = new ArrayList<CompletableFuture<?>>();
      for (int i = 0; i < 10_000; i++) {
        waiting.add(wire.read("1").executeAsync(TestWire.scope()));
      }

      assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2);
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      waiting.forEach(each -> each.cancel(false));
      assertThat(time.waiting()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void cancellingEndsThePauseAndNothingMoreIsSent() throws Exception {
    var time = ManualTimekeeper.startingAt(TestWire.START);
    var finished = new CountDownLatch(1);
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}", "Retry-After: 5"));
        var transport = Rig.on(server.url()).time(time, ends(finished)).transport()) {
      var future = transport.create(TestWire.class).read("1").executeAsync(TestWire.scope());
      Until.until(() -> time.waiting() > 0);

      future.cancel(true);
      time.advance(Duration.ofSeconds(20));

      assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.received()).hasSize(1);
      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void cancellingCancelsTheRequestUnderWay() throws Exception {
    var finished = new CountDownLatch(1);
    var arrived = new CountDownLatch(1);
    FaultServer.Script stall =
        exchange -> {
          arrived.countDown();
          return exchange.stall();
        };
    try (var server = new FaultServer(stall);
        var transport = Rig.on(server.url()).listeners(ends(finished)).transport()) {
      var future = transport.create(TestWire.class).read("1").executeAsync(TestWire.scope());
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);

      assertThat(finished.await(3, TimeUnit.SECONDS)).isTrue();
      assertThat(server.received()).hasSize(1);
    }
  }

  private static dev.tertulia.core.CallListener ends(CountDownLatch finished) {
    return new dev.tertulia.core.CallListener() {
      @Override
      public void finished(Finished event) {
        if (event.failure() instanceof CallInterruptedException) {
          finished.countDown();
        }
      }
    };
  }

  @Test
  void cancellingWorkOnTheWorkersInterruptsIt() throws Exception {
    var arrived = new CountDownLatch(1);
    FaultServer.Script stall =
        exchange -> {
          arrived.countDown();
          return exchange.stall();
        };
    var finished = new CountDownLatch(1);
    try (var server = new FaultServer(stall);
        var transport = Rig.on(server.url()).listeners(ends(finished)).transport()) {
      var wire = transport.create(TestWire.class);
      var future = transport.async(() -> wire.read("1").execute(TestWire.scope()));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);

      assertThat(finished.await(3, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anExecutorOfYoursRunsWhatMayBlock() throws Exception {
    var tasks = new AtomicInteger();
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url())
                .executor(
                    task -> {
                      tasks.incrementAndGet();
                      task.run();
                    })
                .transport()) {

      Way.ASYNC.run(transport.create(TestWire.class).read("1"), TestWire.scope());

      assertThat(tasks).hasValue(1);
    }
  }
}
