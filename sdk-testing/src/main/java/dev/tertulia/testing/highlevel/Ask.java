package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.ReceivedRequest;
import dev.tertulia.testing.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An admitted and validated request, as its handler sees it. */
record Ask(
    State state,
    ReceivedRequest request,
    Map<String, String> path,
    @Nullable Token token,
    JsonValue body) {

  /** The location of the token, which is the only one this request may touch. */
  String location() {
    if (token == null) {
      throw new IllegalStateException("a request without a token has no location");
    }
    return token.location();
  }

  String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the path has no " + name);
    }
    return value;
  }

  /** A query value; null if it is missing or empty. */
  @Nullable String query(String name) {
    String value = request.query(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** A field of the body as text; null if it is missing. */
  @Nullable String text(String name) {
    return body.at(name).asText();
  }

  /** A field that validation has already asked for. */
  String need(String name) {
    String value = text(name);
    if (value == null) {
      throw Refusal.invalid(name + " should not be empty");
    }
    return value;
  }

  int limit(int usual, int least, int most) {
    JsonValue given = JsonValue.of(query("limit"));
    if (given.isMissing()) {
      return usual;
    }
    Long limit = given.asLong();
    if (limit == null || limit < least) {
      throw Refusal.invalid("limit must not be less than " + least);
    }
    if (limit > most) {
      throw Refusal.invalid("limit must not be greater than " + most);
    }
    return limit.intValue();
  }

  Doc contact(@Nullable String id) {
    return state.owned(state.contacts, "Contact", id, location());
  }

  /** A thing of the contact in the path. */
  Doc belonging(Map<String, Doc> things, String kind, String id) {
    Doc contact = contact(path("contactId"));
    Doc thing = state.owned(things, kind, id, location());
    if (!thing.is("contactId", contact.id())) {
      throw Refusal.of(404, kind + " with id " + id + " not found");
    }
    return thing;
  }

  Doc conversation(@Nullable String id) {
    return state.owned(state.conversations, "Conversation", id, location());
  }

  Doc message(@Nullable String id) {
    return state.owned(state.messages, "Message", id, location());
  }

  Doc email(@Nullable String id) {
    return state.owned(state.emails, "Email message", id, location());
  }

  Reply ok(@Nullable Object... namesAndValues) {
    return answer(200, JsonValue.object(namesAndValues));
  }

  Reply created(@Nullable Object... namesAndValues) {
    return answer(201, JsonValue.object(namesAndValues));
  }

  Reply answer(int status, JsonValue.Obj body) {
    return answer(state, status, body);
  }

  /** Every JSON object the service sends carries a trace id. */
  static Reply answer(State state, int status, JsonValue.Obj body) {
    var members = new LinkedHashMap<>(body.members());
    members.put("traceId", JsonValue.of(state.ids.uuid()));
    return Reply.json(status, new JsonValue.Obj(members));
  }
}
