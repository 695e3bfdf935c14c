package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.ReceivedRequest;
import dev.tertulia.testing.http.Reply;
import dev.tertulia.testing.http.Service;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way of every request: slash, token, table, plan, limit, handler; then the webhooks. */
final class AcumbamailService implements Service {
  static final String BEGINNING = "/api/1/";
  private static final Pattern PATH = Pattern.compile("/api/1/(\\w+)(/?)");

  private final State state;

  AcumbamailService(State state) {
    this.state = state;
  }

  @Override
  public Set<String> operations() {
    return Operations.TABLE.keySet();
  }

  /** The method does not count: the service does not seem to look at it. */
  @Override
  public @Nullable String operation(String method, String path) {
    Operation operation = find(path);
    return operation == null ? null : operation.id();
  }

  @Override
  public Reply answer(ReceivedRequest request) {
    Reply reply;
    synchronized (state) {
      state.agenda.settle();
      try {
        reply = admitted(request);
      } catch (Refusal refusal) {
        reply = refusal.reply(state);
      } catch (RuntimeException bug) {
        reply = Refusal.plain(500, "The Sandbox itself failed: " + bug);
      }
    }
    state.outbox.post();
    return reply;
  }

  @Override
  public Reply refusal(ReceivedRequest request, int status) {
    return Refusal.plain(status, Refusal.reason(status));
  }

  private Reply admitted(ReceivedRequest request) {
    // That is what Django does, and the service looks like one.
    if (!request.path().endsWith("/") && !state.has(Oddity.SLASH_NOT_NEEDED)) {
      String query = request.queryText().isEmpty() ? "" : "?" + request.queryText();
      return Reply.empty(301).with("Location", request.path() + "/" + query);
    }
    JsonValue.Obj given = Parameters.of(request);
    String token = given.at("auth_token").asText();
    if (state.expiredTokens.contains(String.valueOf(token))) {
      throw Refusal.text(401, "Your auth token has expired check /apidoc/ for the new one");
    }
    if (!state.token.equals(token)) {
      throw Refusal.text(401, "Unauthorized");
    }
    Operation operation = find(request.path());
    if (operation == null) {
      throw Refusal.text(404, "El endpoint no existe");
    }
    if (state.statusForFreePlan > 0 && !operation.id().equals("getLists")) {
      throw Refusal.text(
          state.statusForFreePlan, "This endpoint is not available for non-paying customers");
    }
    if (state.isLimited && !state.quotas.take(operation)) {
      throw Refusal.text(429, Refusal.reason(429));
    }
    if (!given.at("response_type").isMissing()
        && !"json".equals(given.at("response_type").asText())) {
      throw Refusal.text(400, "The Sandbox answers in JSON only");
    }
    return operation.handler().answer(new Ask(state, operation, given));
  }

  private static @Nullable Operation find(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches() ? Operations.TABLE.get(matcher.group(1)) : null;
  }
}
