package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One address on one list. */
final class Subscriber {
  final long id;
  final String email;
  final long created;
  final Map<String, String> fields = new LinkedHashMap<>();
  Status status = Status.ACTIVE;
  long since;

  /** With their numbers on the wire. */
  enum Status {
    ACTIVE(0),
    UNVERIFIED(1),
    UNSUBSCRIBED(2),
    HARD_BOUNCED(3),
    COMPLAINED(4);

    final int number;

    Status(int number) {
      this.number = number;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Subscriber(long id, String email, long created) {
    this.id = id;
    this.email = email;
    this.created = created;
    this.since = created;
  }

  void becomes(Status changed, long now) {
    status = changed;
    since = now;
  }

  JsonValue.Obj brief() {
    return JsonValue.object("status", status.word(), "id", id, "email", email);
  }

  /** The fields of the list stand beside those of the service, and lose to them. */
  JsonValue.Obj full(StoredList list) {
    var all = new LinkedHashMap<String, JsonValue>();
    list.fields.keySet().forEach(tag -> all.put(tag, JsonValue.of(fields.getOrDefault(tag, ""))));
    all.putAll(brief().members());
    all.put("create_date", JsonValue.of(Times.slashes(created)));
    return new JsonValue.Obj(all);
  }
}
