package dev.tertulia.core.transport;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that makes calls in every way there is, and forgets to close its client. */
final class NeverClosed {

  private NeverClosed() {}

  public static void main(String[] arguments) throws Exception {
    var system = dev.tertulia.core.Timekeeper.system();
    var server =
        new FaultServer(
            exchange -> exchange.number() % 3 == 1 ? exchange.json(503, "{}") : exchange.ok());
    TestWire wire =
        new Transport(TestWire.with(TestWire.options(server.url()), system, List.of()))
            .create(TestWire.class);
    wire.read("1").execute(TestWire.scope());
    wire.read("1").executeAsync(TestWire.scope()).get(10, TimeUnit.SECONDS);
    // Left alone in the middle of it, too.
    wire.read("1").executeAsync(TestWire.scope());
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && !thread.getName().equals("DestroyJavaVM"))
        .forEach(thread -> System.out.println("thread " + thread.getName()));
  }
}
