package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.ReceivedRequest;
import dev.tertulia.testing.http.Reply;
import dev.tertulia.testing.http.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way of every request: table, token, quota, version, class, scope, location, fields, handler.
 */
final class HighLevelService implements Service {
  private final State state;

  HighLevelService(State state) {
    this.state = state;
  }

  @Override
  public Set<String> operations() {
    return Operations.TABLE.stream().map(Operation::id).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public @Nullable String operation(String method, String path) {
    Operation operation = find(method, path);
    return operation == null ? null : operation.id();
  }

  @Override
  public Reply answer(ReceivedRequest request) {
    synchronized (state) {
      state.settle();
      Token token = tokenOf(request);
      Reply reply;
      try {
        reply = admitted(request, token);
      } catch (Refusal refusal) {
        reply = Ask.answer(state, refusal.status(), refusal.body());
      } catch (RuntimeException bug) {
        Refusal failure = Refusal.of(500, "The Sandbox itself failed: " + bug);
        reply = Ask.answer(state, failure.status(), failure.body());
      }
      return stamped(reply, token, find(request.method(), request.path()));
    }
  }

  @Override
  public Reply refusal(ReceivedRequest request, int status) {
    synchronized (state) {
      Refusal refusal = Refusal.of(status, Refusal.reason(status));
      Reply reply = Ask.answer(state, status, refusal.body());
      return stamped(reply, tokenOf(request), find(request.method(), request.path()));
    }
  }

  private Reply admitted(ReceivedRequest request, @Nullable Token token) {
    Operation operation = find(request.method(), request.path());
    if (operation == null) {
      throw Refusal.of(
          404,
          request.method() + " " + request.path() + " is not in the Sandbox's table of operations");
    }
    if (operation.needsToken()) {
      admit(operation, request, token);
    }
    JsonValue body = body(operation, request);
    var ask = new Ask(state, request, variables(operation, request), token, body);
    if (operation.access() == Operation.Access.LOCATION) {
      Gate.location(ask);
    }
    if (operation.access() != Operation.Access.ADDRESS) {
      Gate.fields(operation, ask);
    }
    return operation.handler().answer(ask);
  }

  private void admit(Operation operation, ReceivedRequest request, @Nullable Token token) {
    if (token == null) {
      throw Refusal.tokenRejected(
          request.header("Authorization") == null
              ? "Invalid JWT"
              : "Invalid token: access token is invalid");
    }
    if (!state.quotas.take(token)) {
      throw Refusal.of(429, "Too Many Requests");
    }
    Gate.version(operation, request);
    Gate.tokenClass(operation, token);
    Gate.scope(operation, token);
  }

  private @Nullable Token tokenOf(ReceivedRequest request) {
    String header = request.header("Authorization");
    if (header == null || !header.startsWith("Bearer ")) {
      return null;
    }
    Token token = state.tokens.get(header.substring("Bearer ".length()));
    return token == null || state.now() >= token.expires() ? null : token;
  }

  private Reply stamped(Reply reply, @Nullable Token token, @Nullable Operation operation) {
    if (operation != null && operation.access() == Operation.Access.ADDRESS) {
      return reply;
    }
    return token == null ? state.quotas.stamped(reply) : state.quotas.stamped(reply, token);
  }

  private static @Nullable Operation find(String method, String path) {
    return Operations.TABLE.stream()
        .filter(operation -> operation.match(method, path) != null)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> variables(Operation operation, ReceivedRequest request) {
    Map<String, String> found = operation.match(request.method(), request.path());
    var decoded = new LinkedHashMap<String, String>();
    if (found != null) {
      // A plus sign in a path is a plus sign, whatever the decoder for forms thinks of it.
      found.forEach(
          (name, value) ->
              decoded.put(
                  name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)));
    }
    return decoded;
  }

  /** What does not call itself JSON is not read: to the service its fields are missing. */
  private static JsonValue body(Operation operation, ReceivedRequest request) {
    String type = request.header("Content-Type");
    if (type == null || operation.access() == Operation.Access.ADDRESS) {
      return JsonValue.MISSING;
    }
    if (type.startsWith("application/x-www-form-urlencoded") && operation.takesForms()) {
      return JsonValue.of(request.form());
    }
    try {
      return type.startsWith("application/json") ? request.json() : JsonValue.MISSING;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "Unexpected token in JSON");
    }
  }
}
