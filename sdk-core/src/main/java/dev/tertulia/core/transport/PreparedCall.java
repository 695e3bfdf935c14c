package dev.tertulia.core.transport;

import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.auth.Secret;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import retrofit2.Invocation;

/**
 * A request that Retrofit has built, and what is known of its operation.
 *
 * @param goneIsDone whether "not found" on a repeated attempt means that the first one did it
 * @param proof what shows the service who is calling
 * @param request without token and version: those belong to an attempt
 * @param type what the answer is read as
 */
record PreparedCall<T>(
    Engine engine,
    OperationInfo operation,
    RepeatRules rules,
    boolean goneIsDone,
    Proof proof,
    Request request,
    Type type)
    implements ApiCall<T> {

  /** What shows the service who is calling. */
  enum Proof {
    TOKEN,
    /** What is in the body; no token goes along. */
    BODY,
    /** The URL itself; no token, version or rate limit applies. */
    ADDRESS
  }

  boolean signed() {
    return proof == Proof.ADDRESS;
  }

  String id() {
    return operation.id();
  }

  /** The secrets among what the wire method was given, besides the token. */
  List<Secret> secrets() {
    Invocation made = request.tag(Invocation.class);
    return made == null
        ? List.of()
        : made.arguments().stream()
            .filter(Secret.class::isInstance)
            .map(Secret.class::cast)
            .toList();
  }

  @Override
  public T execute(CallScope scope) {
    var mode = new BlockingMode(engine.waits());
    return mode.drive(new ResilientCall<>(engine, this, scope, mode).start());
  }

  @Override
  public CompletableFuture<T> executeAsync(CallScope scope) {
    var mode = new AsyncMode(engine.waits(), engine.threads(), engine.executor());
    var call = new ResilientCall<>(engine, this, scope, mode);
    CompletableFuture<T> result = call.start();
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled()) {
                call.cancel();
              }
            });
    return result;
  }

  /** Not the request: its address may hold what is personal. */
  @Override
  public String toString() {
    return "ApiCall[" + id() + "]";
  }
}
