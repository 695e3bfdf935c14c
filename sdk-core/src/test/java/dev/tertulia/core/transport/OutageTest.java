package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a service is down, repeats must not become the next reason for it to be down. */
class OutageTest {
  private static final int CALLS = 600;

  @Test
  void aMinuteOfOutageCostsTheServiceHardlyMoreRequestsThanCalls() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}"));
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);

      for (int i = 0; i < CALLS; i++) {
        fails(() -> wire.read("1").execute(TestWire.scope()));
      }

      assertThat(server.received().size()).isGreaterThanOrEqualTo(CALLS);
      assertThat(server.received().size()).isLessThanOrEqualTo((int) (1.1 * CALLS) + 10);
    }
  }

  @Test
  void afterTheOutageRepeatsAreEarnedAgainAndFirstAttemptsWereNeverDenied() throws Exception {
    var down = new AtomicBoolean(true);
    var once = new AtomicBoolean();
    try (var server =
            new FaultServer(
                exchange ->
                    down.get() || once.getAndSet(false)
                        ? exchange.json(503, "{}")
                        : exchange.ok());
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      for (int i = 0; i < 20; i++) {
        fails(() -> wire.read("1").execute(TestWire.scope()));
      }
      down.set(false);
      for (int i = 0; i < RetryBudget.FAILURE; i++) {
        wire.read("1").execute(TestWire.scope());
      }

      once.set(true);
      int before = server.received().size();
      wire.read("1").execute(TestWire.scope());

      assertThat(server.received()).hasSize(before + 2);
    }
  }

  @Test
  void aBatchInTroubleDoesNotSpendWhatAPersonsCallMayNeed() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}"));
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);
      CallScope batch = TestWire.scope().resilience(Resilience.batch());
      CallScope person = TestWire.scope().resilience(Resilience.standard().lane(Lane.INTERACTIVE));
      for (int i = 0; i < 20; i++) {
        fails(() -> wire.read("1").execute(batch));
      }

      int before = server.received().size();
      fails(() -> wire.read("1").execute(person));

      assertThat(server.received()).hasSize(before + 4);
    }
  }

  @Test
  void whatARepeatCostIsGivenBackWhenItHelped() throws Exception {
    try (var server =
            new FaultServer(
                exchange -> exchange.number() % 2 == 1 ? exchange.json(503, "{}") : exchange.ok());
        var transport = TestWire.transport(server.url())) {
      TestWire wire = transport.create(TestWire.class);

      for (int i = 0; i < 50; i++) {
        wire.read("1").execute(TestWire.scope());
      }

      assertThat(server.received()).hasSize(100);
    }
  }

  @Test
  void withoutACommonBudgetItWouldBeFourTimesAsMany() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}"))) {
      for (int i = 0; i < 20; i++) {
        try (var transport = TestWire.transport(server.url())) {
          TestWire wire = transport.create(TestWire.class);
          fails(() -> wire.read("1").execute(TestWire.scope()));
        }
      }

      assertThat(server.received()).hasSize(80);
    }
  }

  private static void fails(Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      return;
    }
    throw new AssertionError("expected a failure");
  }
}
