package dev.tertulia.core.transport;

import dev.tertulia.core.Limits;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.Turn;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** What the calls of one transport share. Immutable, apart from being closed. */
record Engine(
    TransportOptions options,
    HttpClients clients,
    Redirects redirects,
    Waits waits,
    AnswerReader reader,
    Listeners listeners,
    Limits limits,
    Executor threads,
    Executor executor,
    RetryBudget budget,
    DoubleSupplier random) {

  Timekeeper time() {
    return options.timekeeper();
  }

  CredentialsProvider credentials() {
    return options.credentials();
  }

  ErrorReader errors() {
    return options.dialect().errorReader();
  }

  /**
   * Asks for leave to send.
   *
   * @param bucket what it is counted under
   * @param again whether the service has just refused this very request for its rate
   */
  CompletableFuture<Permit> acquire(
      PreparedCall<?> call, CallScope scope, String bucket, Duration within, boolean again) {
    if (call.signed()) {
      return CompletableFuture.completedFuture(new Unlimited());
    }
    var patience = scope.resilience();
    var turn = new Turn(patience.lane(), patience.caller(), within, again);
    return waits.track(limits.acquire(bucket, rate(call), turn));
  }

  private Rate rate(PreparedCall<?> call) {
    return hasOwnLimit(call) ? Rate.parse(call.operation().limit()) : options.dialect().rate();
  }

  private static boolean hasOwnLimit(PreparedCall<?> call) {
    return !call.operation().limit().isEmpty();
  }

  /** What a service says of its usual limit is not about an operation that has its own. */
  @Nullable Quota learnable(PreparedCall<?> call, @Nullable Quota quota) {
    return hasOwnLimit(call) ? null : quota;
  }

  /** What it is counted under; empty where nothing is counted. */
  String bucket(PreparedCall<?> call, CallScope scope) {
    if (call.signed()) {
      return "";
    }
    // Two operations can be one function of the service, and share what it allows.
    return hasOwnLimit(call)
        ? options.credentials().identity()
            + " "
            + call.operation().method()
            + " "
            + call.operation().path()
        : bucket(scope);
  }

  /** What all operations on a resource are counted under. */
  String bucket(CallScope scope) {
    return options.credentials().identity() + " " + scope.resource();
  }

  /** A new OkHttp call for one attempt. */
  Call newCall(PreparedCall<?> call, CallScope scope, @Nullable Secret token) {
    Request.Builder request =
        call.request().newBuilder().header("User-Agent", options.wiring().userAgent());
    if (call.request().header("Accept") == null && !AnswerReader.streams(call.type())) {
      request.header("Accept", "application/json");
    }
    List<String> versions = call.operation().versions();
    String header = options.dialect().versionHeader();
    if (header != null && !versions.isEmpty()) {
      String wanted = scope.version();
      request.header(
          header, wanted != null && versions.contains(wanted) ? wanted : versions.get(0));
    }
    RequestBody body = call.request().body();
    if (token != null) {
      body = options.dialect().tokenPlacement().put(request, body, token);
    }
    if (body != null) {
      request.method(call.request().method(), new OneShotBody(body));
    }
    return clients.call(request.build(), call.operation().safety());
  }

  /**
   * How long a 429 closes a bucket: what the service asked, else until the day or the window is
   * over.
   */
  Duration pause(PreparedCall<?> call, @Nullable Duration asked, @Nullable Quota quota) {
    // "Again in no time" contradicts the refusal it comes with.
    if (asked != null && !asked.isZero()) {
      return asked;
    }
    Quota said = learnable(call, quota);
    if (said == null) {
      return rate(call).interval();
    }
    Duration day = said.dailyReset();
    if (day != null && Integer.valueOf(0).equals(said.dailyRemaining()) && !day.isZero()) {
      return day;
    }
    Duration window = said.interval();
    return window == null || window.isZero() ? rate(call).interval() : window;
  }

  /** Leave to go to a host that counts nothing. */
  private record Unlimited() implements Permit {
    @Override
    public void completed(@Nullable Quota quota) {}

    @Override
    public void unused() {}

    @Override
    public void lost() {}

    @Override
    public void refused(@Nullable Quota quota, @Nullable Duration pause) {}
  }

  @Nullable String traceOf(Buffer body) {
    String member = options.dialect().traceMember();
    return member == null ? null : TraceId.find(body, member);
  }
}
