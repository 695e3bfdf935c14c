package dev.tertulia.testing.http;

import dev.tertulia.core.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Services over real HTTP/1.1 on 127.0.0.1, at a free port; a path's beginning says whose it is.
 *
 * <p>It keeps every request it received and follows the fault orders placed with it. Safe for use
 * by several threads; {@link #close} ends its threads and its connections.
 */
public final class LoopbackServer implements AutoCloseable {
  /** Held, because the logging system forgets the level of a logger nobody holds. */
  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

  private final MockWebServer server = new MockWebServer();
  private final List<ReceivedRequest> received = new ArrayList<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final Map<String, Queue<Fault>> faults = new HashMap<>();
  private final String url;
  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private volatile Chance chance = new Chance(Mishaps.none());

  private LoopbackServer(@Nullable SSLSocketFactory tls) throws IOException {
    // Over HTTP/2 an order to drop one request would take others along.
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setServerSocketFactory(new PromptSockets());
    if (tls != null) {
      server.useHttps(tls);
    }
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            // MockWebServer keeps a second copy of every request until somebody takes it.
            server.takeRequest(0, TimeUnit.NANOSECONDS);
            return answer(request);
          }
        });
    server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
    url = (tls == null ? "http" : "https") + "://127.0.0.1:" + server.getPort();
  }

  /** Starts a server that serves nothing yet; with a factory for TLS, over HTTPS. */
  public static LoopbackServer start(@Nullable SSLSocketFactory tls) {
    if (LOG.getLevel() == null) {
      // Two lines for every request are too much; whoever wants them sets a level first.
      LOG.setLevel(Level.WARNING);
    }
    try {
      return new LoopbackServer(tls);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
    }
  }

  /** From now on serves this, wherever nothing else is served. */
  public void serve(Service service) {
    serve("/", service);
  }

  /** From now on serves this where a path begins so and no longer beginning is served. */
  public void serve(String beginning, Service service) {
    services.put(beginning, service);
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return url;
  }

  /** The ids of everything its services can be asked. */
  public Set<String> operations() {
    return services.values().stream()
        .flatMap(service -> service.operations().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** An order for the next request for that operation. */
  public FaultOrder next(String operation) {
    return new FaultOrder(
        fault -> {
          synchronized (faults) {
            faults.computeIfAbsent(operation, id -> new ArrayDeque<>()).add(fault);
          }
        });
  }

  /** From now on this goes wrong by chance where no order stands. */
  public void suffers(Chance mishaps) {
    chance = mishaps;
  }

  /** Every request received so far, in order. */
  public List<ReceivedRequest> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /**
   * Waits, by the machine's clock, until that many requests for that operation were carried out,
   * refused or dropped; answers whether they were.
   */
  public boolean await(String operation, int times, Duration atMost) throws InterruptedException {
    Timekeeper clock = Timekeeper.system();
    long end = clock.ticks() + atMost.toNanos();
    synchronized (received) {
      while (carriedOut.getOrDefault(operation, 0) < times) {
        long left = end - clock.ticks();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(received, left);
      }
      return true;
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse answer(RecordedRequest arrived) {
    String path = ReceivedRequest.path(arrived.getTarget());
    Service served = serviceAt(path);
    String operation = served.operation(arrived.getMethod(), path);
    var request = new ReceivedRequest(operation, arrived);
    synchronized (received) {
      received.add(request);
    }
    var exchange = new Exchange(served, request);
    return operation == null
        ? Exchange.written(exchange.carryOut()).build()
        : answer(operation, exchange);
  }

  private MockResponse answer(String operation, Exchange exchange) {
    Fault fault = takeFault(operation);
    try {
      return (fault == null ? Exchange.written(exchange.carryOut()) : fault.answer(exchange))
          .build();
    } finally {
      synchronized (received) {
        carriedOut.merge(operation, 1, Integer::sum);
        received.notifyAll();
      }
    }
  }

  private @Nullable Fault takeFault(String operation) {
    synchronized (faults) {
      Queue<Fault> ordered = faults.get(operation);
      Fault next = ordered == null ? null : ordered.poll();
      return next == null ? chance.fault(operation) : next;
    }
  }

  private Service serviceAt(String path) {
    return services.entrySet().stream()
        .filter(served -> path.startsWith(served.getKey()))
        .max(Comparator.comparingInt(served -> served.getKey().length()))
        .orElseThrow(() -> new IllegalStateException("this server serves nothing there"))
        .getValue();
  }
}
