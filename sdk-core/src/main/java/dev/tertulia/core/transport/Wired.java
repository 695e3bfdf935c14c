package dev.tertulia.core.transport;

import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.json.JsonValue;
import java.lang.reflect.Type;
import okhttp3.Request;

/** What a wire method says of its operation, once for all calls of it. */
record Wired(
    Engine engine,
    OperationInfo operation,
    RepeatRules rules,
    boolean goneIsDone,
    PreparedCall.Proof proof,
    Type type) {

  ApiCall<?> call(Request request) {
    return new PreparedCall<>(engine, operation, rules, goneIsDone, proof, request, type);
  }

  /** The same operation by the same rules, answering what came. */
  ApiCall<JsonValue> untyped(Request request) {
    return new PreparedCall<>(
        engine, operation, rules, goneIsDone, proof, request, new Untyped(type));
  }
}
