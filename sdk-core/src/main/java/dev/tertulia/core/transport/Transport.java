package dev.tertulia.core.transport;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Limits;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Safety;
import dev.tertulia.core.Upload;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * Everything a service module needs to make calls. Retrofit builds the requests; each attempt of
 * them is then sent by us. Safe for use by several threads.
 *
 * <p>{@link #close()} ends what is waiting or under way with {@link
 * dev.tertulia.core.ClientClosedException}, cancels requests, and lets go of connections and
 * threads of its own. An OkHttpClient, executor, limits or timekeeper that was given stays open. A
 * transport that is never closed keeps no thread that would keep a program alive.
 */
public final class Transport implements AutoCloseable {
  private final Engine engine;
  private final Retrofit retrofit;
  private final OperationCatalog catalog = new OperationCatalog();
  private final Threads threads;
  private final JsonBodies bodies = new JsonBodies(Json.standard());

  /** Makes a transport. Nothing is sent before the first call. */
  public Transport(TransportOptions options) {
    Wiring wiring = options.wiring();
    threads = new Threads(wiring.executor());
    var clients =
        new HttpClients(
            wiring.httpClient(),
            threads.sockets(),
            wiring.proxy(),
            wiring.connectTimeout(),
            wiring.idleTimeout());
    Limits limits = options.limits();
    engine =
        new Engine(
            options,
            clients,
            new Redirects(clients, options.baseUrl()),
            new Waits(options.timekeeper()),
            new AnswerReader(options.dialect().answers()),
            new Listeners(options.listeners()),
            limits == null ? Limits.create(options.timekeeper()) : limits,
            threads.sockets(),
            threads.workers(),
            new RetryBudget(),
            () -> ThreadLocalRandom.current().nextDouble());
    retrofit =
        new Retrofit.Builder()
            .baseUrl(options.baseUrl())
            // Retrofit asks for a call only to read the request back from it; this one is never
            // sent.
            .callFactory(request -> clients.call(request, Safety.READ))
            .addConverterFactory(bodies)
            .addCallAdapterFactory(new WireAdapter(engine, catalog))
            .validateEagerly(true)
            .build();
  }

  /**
   * Brings a wire interface to life.
   *
   * @throws IllegalArgumentException if a method lacks {@code @Operation} or cannot work; the
   *     message names it
   */
  public <W> W create(Class<W> wire) {
    return retrofit.create(wire);
  }

  /**
   * An operation that has no wire method, through the same seam.
   *
   * @param path relative to the base URL, without a leading slash
   * @param body null for none
   */
  public ApiCall<JsonValue> raw(
      Safety safety,
      String method,
      String path,
      Map<String, String> query,
      List<String> versions,
      @Nullable JsonValue body) {
    Request request = request(method, path, query, body);
    var operation =
        new OperationInfo("raw " + method, method, path, safety, List.of(), versions, "", true);
    return new PreparedCall<>(
        engine,
        operation,
        new RepeatRules(safety, new int[0], new int[0]),
        false,
        PreparedCall.Proof.TOKEN,
        request,
        JsonValue.class);
  }

  /**
   * The same with a form as the body.
   *
   * @param operation a POST whose path holds no template; a limit of its own is kept, also together
   *     with a wire method of that path
   */
  public ApiCall<JsonValue> raw(OperationInfo operation, Map<String, String> form) {
    return new PreparedCall<>(
        engine,
        operation,
        new RepeatRules(operation.safety(), new int[0], new int[0]),
        false,
        PreparedCall.Proof.TOKEN,
        form(operation, form),
        JsonValue.class);
  }

  /**
   * An operation that has a wire method, without its records: by the same rules, within the same
   * limits, and answered by what came. What would be a refusal, or cannot be read, for the wire
   * method is so here too; nothing, where nothing is due, is {@link JsonValue#MISSING}.
   *
   * @param id an operation of the wire interfaces created so far
   * @param path what stands for each {@code {name}} of its path
   * @param body null for none
   * @throws InvalidRequestException if a value cannot stand in a path without leading elsewhere
   */
  public ApiCall<JsonValue> untyped(
      String id, Map<String, String> path, Map<String, String> query, @Nullable JsonValue body) {
    Wired wired = catalog.get(id);
    OperationInfo operation = wired.operation();
    String filled = PathTemplate.fill(operation.path(), path);
    return wired.untyped(request(operation.method(), filled, query, body));
  }

  /** The same for an operation that takes a form. */
  public ApiCall<JsonValue> untyped(String id, Map<String, String> form) {
    Wired wired = catalog.get(id);
    return wired.untyped(form(wired.operation(), form));
  }

  /**
   * Waits on the caller's thread, in the timekeeper's time: for what a service does by itself.
   *
   * @param reason whose work is waited for, should the wait be broken off
   * @throws CallInterruptedException if the thread is interrupted
   * @throws ClientClosedException if this is closed meanwhile
   */
  public void pause(Duration length, CallReport reason) {
    CompletableFuture<?> over = engine.waits().pause(length);
    try {
      over.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(reason, e);
    } catch (ExecutionException e) {
      throw new ClientClosedException(reason);
    } finally {
      over.cancel(false);
    }
  }

  private Request form(OperationInfo operation, Map<String, String> form) {
    var body = new FormBody.Builder();
    form.forEach(body::add);
    return request(operation.method(), operation.path(), Map.of(), null)
        .newBuilder()
        .post(body.build())
        .build();
  }

  private Request request(
      String method, String path, Map<String, String> query, @Nullable JsonValue body) {
    HttpUrl base = engine.options().baseUrl();
    // A leading slash would leave a base URL's own path behind.
    HttpUrl relative = base.resolve(path.matches("/[^/].*") ? path.substring(1) : path);
    boolean elsewhere =
        relative == null
            || !relative.host().equals(base.host())
            || relative.port() != base.port()
            || !relative.scheme().equals(base.scheme());
    if (relative == null || elsewhere) {
      // Another port or plain HTTP would give the token away as well.
      throw new InvalidRequestException(
          "raw.path", "a path relative to the base URL", "another host or no path");
    }
    HttpUrl.Builder url = relative.newBuilder();
    query.forEach(url::addQueryParameter);
    RequestBody content = body == null ? null : bodies.body(body);
    if (content == null && Set.of("POST", "PUT", "PATCH").contains(method)) {
      content = RequestBody.EMPTY;
    }
    try {
      return new Request.Builder().url(url.build()).method(method, content).build();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "raw.method", "an HTTP method that goes with the body", "another method or body");
    }
  }

  /**
   * Puts content at a signed URL outside the service's own host: without token and version, which
   * must not go there. Idempotent, so repeated like one.
   */
  public void put(String signedUrl, Upload upload, CallScope scope) {
    new SignedPut(engine).execute(signedUrl, upload, scope);
  }

  /** Runs something on the worker threads; cancelling the future interrupts it. */
  public <T> CompletableFuture<T> async(Supplier<T> work) {
    if (engine.waits().closed()) {
      return CompletableFuture.failedFuture(new ClientClosedException(CallReport.unsent("")));
    }
    return threads.async(work);
  }

  /** All operations of the wire interfaces created so far. */
  public OperationCatalog operations() {
    return catalog;
  }

  /**
   * What the service last said of the rate limits of a scope's resource; null before its first
   * answer.
   */
  public @Nullable Quota quota(CallScope scope) {
    return engine.limits().quota(engine.bucket(scope));
  }

  @Override
  public void close() {
    engine.waits().close();
    engine.clients().close();
    threads.close();
  }
}
