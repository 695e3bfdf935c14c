package dev.tertulia.testing;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.http.Chance;
import dev.tertulia.testing.http.FaultOrder;
import dev.tertulia.testing.http.LoopbackServer;
import dev.tertulia.testing.http.Mishaps;
import dev.tertulia.testing.http.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The services in memory, over real HTTP on 127.0.0.1, for tests of programs that use them.
 *
 * <p>It behaves like the recorded services, down to their oddities, and knows nothing of the SDK.
 * It keeps what it received and follows orders for faults. Safe for use by several threads; close
 * it to end its threads.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *   sandbox.next("send-a-new-message").dropsAfterRequest();
 *   // … call sandbox.highLevel().url() with sandbox.highLevel().token()
 *   assertThat(sandbox.received("send-a-new-message")).hasSize(1);
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Timekeeper time;
  private final LoopbackServer server;
  private final HighLevelSandbox highLevel;
  private final AcumbamailSandbox acumbamail;

  private Sandbox(Builder builder) {
    time = builder.time;
    server = LoopbackServer.start(builder.tls);
    highLevel = HighLevelSandbox.on(server, time, builder.burst, builder.window, builder.daily);
    acumbamail = AcumbamailSandbox.on(server, time);
  }

  /** Starts one with the system's clock and the limits of the live services. */
  public static Sandbox start() {
    return builder().start();
  }

  /** For one that is different. */
  public static Builder builder() {
    return new Builder();
  }

  /** What HighLevel knows, seen from its first location. */
  public HighLevelSandbox highLevel() {
    return highLevel;
  }

  /** What Acumbamail knows. */
  public AcumbamailSandbox acumbamail() {
    return acumbamail;
  }

  /**
   * The ids of everything the Sandbox can be asked: the vendors' own; {@code choose-location} and
   * {@code reconnect}, for which HighLevel has none; and {@code put-media}, {@code get-media} and
   * {@code get-attachment} for the store of files beside it.
   */
  public Set<String> operations() {
    return server.operations();
  }

  /**
   * An order for the next request for that operation.
   *
   * @throws IllegalArgumentException if the Sandbox has no operation of that id
   */
  public FaultOrder next(String operation) {
    return server.next(known(operation));
  }

  /**
   * From now on this goes wrong by chance, in both services; orders go before. {@link Mishaps#none}
   * ends it.
   */
  public void suffers(Mishaps mishaps) {
    var chance = new Chance(mishaps);
    server.suffers(chance);
    highLevel.webhooks().suffer(chance);
    acumbamail.webhooksSuffer(chance);
  }

  /**
   * The requests received for that operation, refused and dropped ones too, in order.
   *
   * @throws IllegalArgumentException if the Sandbox has no operation of that id
   */
  public List<ReceivedRequest> received(String operation) {
    known(operation);
    return server.received().stream()
        .filter(request -> operation.equals(request.operation()))
        .toList();
  }

  /**
   * The same, as soon as there are that many and what they asked for is done: for programs that
   * work on threads of their own. Waits for ten seconds of the machine's clock at most.
   *
   * @throws AssertionError if they do not come
   * @throws IllegalArgumentException if the Sandbox has no operation of that id
   */
  public List<ReceivedRequest> awaitReceived(String operation, int times) {
    try {
      if (!server.await(known(operation), times, PATIENCE)) {
        throw new AssertionError(
            "expected %d requests for %s within %d seconds, found %d"
                .formatted(times, operation, PATIENCE.toSeconds(), received(operation).size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + operation, e);
    }
    return received(operation);
  }

  /** Every request received, in order, also those for no operation at all. */
  public List<ReceivedRequest> received() {
    return server.received();
  }

  /** The clock of the services; give the same one to a client to let time pass for both. */
  public Timekeeper timekeeper() {
    return time;
  }

  @Override
  public void close() {
    server.close();
  }

  private String known(String operation) {
    if (!server.operations().contains(operation)) {
      throw new IllegalArgumentException(
          "expected the id of an operation, such as send-a-new-message, found " + operation);
    }
    return operation;
  }

  /** Settings of a Sandbox to be started. For one thread. */
  public static final class Builder {
    private Timekeeper time = Timekeeper.system();
    private int burst = 100;
    private Duration window = Duration.ofSeconds(10);
    private long daily = 200_000;
    private @Nullable SSLSocketFactory tls;

    private Builder() {}

    /** The clock of the services; the system's unless told. */
    public Builder timekeeper(Timekeeper timekeeper) {
      time = Objects.requireNonNull(timekeeper);
      return this;
    }

    /**
     * How many requests an app may make in a location, in how long; 100 in 10 seconds unless told.
     */
    public Builder burst(int requests, Duration in) {
      burst = requests;
      window = in;
      return this;
    }

    /** How many requests an app may make in a location in a day; 200,000 unless told. */
    public Builder daily(long requests) {
      daily = requests;
      return this;
    }

    /**
     * Serves over HTTPS with a certificate of yours, for clients that insist; plain HTTP unless
     * told.
     */
    public Builder https(SSLSocketFactory certificate) {
      tls = Objects.requireNonNull(certificate);
      return this;
    }

    /** Starts it. */
    public Sandbox start() {
      return new Sandbox(this);
    }
  }
}
