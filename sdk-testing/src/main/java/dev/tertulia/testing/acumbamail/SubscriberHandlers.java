package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is on a list, who comes and who goes. */
final class SubscriberHandlers {
  private static final int BLOCK = 10_000;
  private static final int BATCH = 1000;

  private SubscriberHandlers() {}

  /** Of a field the service knows nothing of, nothing is kept. */
  static Reply add(Ask ask) {
    StoredList list = ask.list();
    Subscriber subscriber = save(ask, list, ask.dictionary("merge_fields"), true);
    return ask.isComplete()
        ? ask.says(JsonValue.object("email", subscriber.email, "id", subscriber.id))
        : ask.saysId(subscriber.id);
  }

  /** The call succeeds, whatever becomes of each. */
  static Reply addAll(Ask ask) {
    StoredList list = ask.list();
    List<JsonValue> items = ask.many("subscribers_data");
    if (items.size() > BATCH) {
      throw Refusal.text(400, "subscribers_data has more than " + BATCH + " subscribers");
    }
    var results = new ArrayList<JsonValue>();
    for (JsonValue item : items) {
      String named = item.at("email").asText();
      try {
        Subscriber saved = save(ask, list, item.asMap(), false);
        results.add(
            ask.isComplete()
                ? JsonValue.object("email", saved.email, "id", saved.id)
                : JsonValue.object(saved.email, saved.id));
      } catch (Refusal refusal) {
        results.add(
            JsonValue.object(
                named == null ? "" : named, JsonValue.object("error", refusal.text())));
      }
    }
    return ask.says(results);
  }

  private static Subscriber save(
      Ask ask, StoredList list, Map<String, JsonValue> fields, boolean atOnce) {
    String email = fields.getOrDefault("email", JsonValue.MISSING).asText();
    if (email == null || !Ask.isEmail(email)) {
      throw Refusal.error(400, "email is not a valid email");
    }
    Subscriber known = list.find(email);
    if (known != null && !ask.flag("update_subscriber")) {
      throw Refusal.error(400, "Subscriber already exists");
    }
    if (known != null) {
      list.fill(known, fields);
      return known;
    }
    State state = ask.state();
    var fresh = new Subscriber(state.ids.next(Ids.Kind.SUBSCRIBER), email, state.now());
    list.fill(fresh, fields);
    boolean unsure = ask.flag("double_optin");
    state.agenda.after(
        atOnce ? Duration.ZERO : state.batching, () -> put(state, list, fresh, unsure));
    return fresh;
  }

  /** Who has yet to confirm has not subscribed. */
  static void put(State state, StoredList list, Subscriber fresh, boolean unsure) {
    if (list.find(fresh.email) != null) {
      return;
    }
    list.put(fresh);
    if (unsure) {
      fresh.becomes(Subscriber.Status.UNVERIFIED, state.now());
    } else {
      tell(state, list, fresh, Event.SUBSCRIBES);
    }
  }

  static void tell(State state, StoredList list, Subscriber subscriber, Event event) {
    state.outbox.tell(
        list.hook, event, Outbox.told(event, state.now(), subscriber.email, list, subscriber));
  }

  static Reply all(Ask ask) {
    StoredList list = ask.list();
    Long status = status(ask);
    List<Subscriber> wanted =
        list.all().filter(each -> status == null || each.status.number == status).toList();
    List<Subscriber> block = ask.block(wanted, BLOCK);
    if (ask.isComplete()) {
      return ask.says(block.stream().map(each -> each.full(list)).toList());
    }
    var all = new LinkedHashMap<String, JsonValue>();
    boolean fields = ask.flag("all_fields");
    block.forEach(each -> all.put(each.email, fields ? each.full(list) : each.brief()));
    return ask.says(all);
  }

  private static @Nullable Long status(Ask ask) {
    if (ask.text("status") == null) {
      return null;
    }
    long number = ask.number("status");
    if (number < 0 || number > Subscriber.Status.COMPLAINED.number) {
      throw Refusal.text(400, "status is not valid");
    }
    return number;
  }

  static Reply delete(Ask ask) {
    StoredList list = ask.list();
    Subscriber subscriber = list.need(ask.need("email"));
    list.remove(subscriber);
    return ask.says(JsonValue.object("email", subscriber.email));
  }

  /** An array in a JSON body has made the service fail, every time. */
  static Reply deleteMany(Ask ask) {
    StoredList list = ask.list();
    if (ask.given().at("email_list") instanceof JsonValue.Arr) {
      throw Refusal.text(500, Refusal.reason(500));
    }
    var results = new ArrayList<JsonValue>();
    for (JsonValue item : ask.many("email_list")) {
      String email = item.asText() == null ? "" : item.asText();
      Subscriber found = list.find(email);
      if (found != null) {
        list.remove(found);
      }
      results.add(
          found == null
              ? JsonValue.object(email, JsonValue.object("error", Refusal.noSubscriber().text()))
              : JsonValue.object("email", found.email));
    }
    return ask.says(results);
  }

  /** Done in the background, to those who are there now. */
  static Reply deleteAll(Ask ask) {
    StoredList list = ask.list();
    long last = list.all().mapToLong(each -> each.id).max().orElse(0);
    ask.state().agenda.after(ask.state().clearing, () -> list.clear(last));
    return ask.saysNothing();
  }

  static Reply unsubscribe(Ask ask) {
    StoredList list = ask.list();
    Subscriber subscriber = list.need(ask.need("email"));
    if (subscriber.status != Subscriber.Status.UNSUBSCRIBED) {
      subscriber.becomes(Subscriber.Status.UNSUBSCRIBED, ask.state().now());
      tell(ask.state(), list, subscriber, Event.UNSUBSCRIBES);
    }
    return ask.saysNothing();
  }

  static Reply details(Ask ask) {
    StoredList list = ask.list();
    Subscriber subscriber = list.need(ask.need("subscriber"));
    return ask.says(JsonValue.object(subscriber.email, subscriber.full(list)));
  }

  static Reply search(Ask ask) {
    String email = ask.need("subscriber");
    var found = new ArrayList<JsonValue>();
    for (StoredList list : ask.state().lists.values()) {
      Subscriber subscriber = list.find(email);
      if (subscriber != null) {
        var all = new LinkedHashMap<>(subscriber.brief().members());
        all.put("create_date", JsonValue.of(Times.slashes(subscriber.created)));
        all.put("list_id", JsonValue.of(list.id));
        found.add(new JsonValue.Obj(all));
      }
    }
    return ask.says(found);
  }

  /** Both days are included. */
  static Reply inactive(Ask ask) {
    long from = Times.millis("date_from", ask.need("date_from"));
    long until = Times.millis("date_to", ask.need("date_to")) + 86_400_000L;
    boolean full = ask.flag("full_info");
    List<JsonValue> all =
        ask.state().lists.values().stream()
            .flatMap(StoredList::all)
            .filter(each -> each.status.number >= Subscriber.Status.UNSUBSCRIBED.number)
            .filter(each -> each.since >= from && each.since < until)
            .<JsonValue>map(each -> full ? reason(each) : JsonValue.array(each.email))
            .toList();
    return ask.says(JsonValue.object("inactive_subscribers", all));
  }

  private static JsonValue reason(Subscriber subscriber) {
    return JsonValue.object(
        "reason", subscriber.status.number,
        "reason_date", Times.slashes(subscriber.since),
        "email", subscriber.email);
  }
}
