package dev.tertulia.testing;

import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.http.FaultOrder;
import dev.tertulia.testing.http.Mishaps;
import dev.tertulia.testing.http.ReceivedRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A fresh {@link Sandbox} for every test of JUnit (5 or 6), closed after it.
 *
 * <p>Tests take it as a parameter, of type {@link Sandbox}, {@link HighLevelSandbox} or {@link
 * AcumbamailSandbox}, or ask a registered extension. A static one, asked by tests that run at the
 * same time, would mix them up: let those take parameters.
 *
 * <pre>{@code
 * @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();
 *
 * @Test
 * void anSmsIsSent() {
 *   var highLevel = sandbox.highLevel();
 *   var client =
 *       ConversationsClient.builder()
 *           .credentials(CredentialsProvider.token(highLevel.token()))
 *           .location(highLevel.location())
 *           .baseUrl(highLevel.url())
 *           .build();
 *   String ana = highLevel.contact("Ana").phone("+34600000001").add();
 *
 *   client.messages().send(Sms.to(ana, "Hello"));
 *
 *   assertEquals(1, sandbox.received("send-a-new-message").size());
 * }
 * }</pre>
 */
public final class SandboxExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(SandboxExtension.class);

  private final Supplier<Sandbox> starter;
  private volatile @Nullable Sandbox current;

  /** A Sandbox as {@link Sandbox#start()} makes it. */
  public SandboxExtension() {
    this(Sandbox::start);
  }

  private SandboxExtension(Supplier<Sandbox> starter) {
    this.starter = starter;
  }

  /** A Sandbox as this makes it, once for every test. */
  public static SandboxExtension starting(Supplier<Sandbox> starter) {
    return new SandboxExtension(starter);
  }

  /**
   * The Sandbox of the test that runs.
   *
   * @throws IllegalStateException if no test runs
   */
  public Sandbox sandbox() {
    Sandbox running = current;
    if (running == null) {
      throw new IllegalStateException(
          "expected a running test, found none: there is no Sandbox now");
    }
    return running;
  }

  /** As {@link Sandbox#highLevel()}. */
  public HighLevelSandbox highLevel() {
    return sandbox().highLevel();
  }

  /** As {@link Sandbox#acumbamail()}. */
  public AcumbamailSandbox acumbamail() {
    return sandbox().acumbamail();
  }

  /** As {@link Sandbox#next(String)}. */
  public FaultOrder next(String operation) {
    return sandbox().next(operation);
  }

  /** As {@link Sandbox#suffers(Mishaps)}. */
  public void suffers(Mishaps mishaps) {
    sandbox().suffers(mishaps);
  }

  /** As {@link Sandbox#received(String)}. */
  public List<ReceivedRequest> received(String operation) {
    return sandbox().received(operation);
  }

  /** As {@link Sandbox#received()}. */
  public List<ReceivedRequest> received() {
    return sandbox().received();
  }

  /** As {@link Sandbox#awaitReceived}. */
  public List<ReceivedRequest> awaitReceived(String operation, int times) {
    return sandbox().awaitReceived(operation, times);
  }

  /** As {@link Sandbox#operations()}. */
  public Set<String> operations() {
    return sandbox().operations();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    current = of(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    current = null;
    of(context).close();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Sandbox.class
        || type == HighLevelSandbox.class
        || type == AcumbamailSandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Sandbox running = of(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == AcumbamailSandbox.class) {
      return running.acumbamail();
    }
    return type == Sandbox.class ? running : running.highLevel();
  }

  /**
   * JUnit, from 5.13 on, closes what its store holds, so that a failing start of another extension
   * leaks nothing. Only methods that JUnit 5 has, too: {@code computeIfAbsent} came with 6.
   */
  private Sandbox of(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(SPACE);
    Sandbox running = store.get(this, Sandbox.class);
    if (running == null) {
      running = starter.get();
      store.put(this, running);
    }
    return running;
  }
}
