package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One list with all that is on it. */
final class StoredList {
  final long id;
  final String name;
  final String description;
  final long created;
  final Map<String, Field> fields = new LinkedHashMap<>();
  final Map<Long, String> forms = new LinkedHashMap<>();
  final Map<Long, Segment> segments = new LinkedHashMap<>();
  private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
  @Nullable Hook hook;

  record Field(String name, String tag, String type, List<String> options) {}

  record Segment(String name, Predicate<Map<String, String>> holds) {}

  StoredList(long id, String name, String description, long created) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.created = created;
    fields.put("email", new Field("email", "email", "email", List.of()));
  }

  /** The subscriber of that address, whatever the case; null if there is none. */
  @Nullable Subscriber find(String email) {
    return subscribers.get(email.toLowerCase(Locale.ROOT));
  }

  Subscriber need(String email) {
    Subscriber found = find(email);
    if (found == null) {
      throw Refusal.noSubscriber();
    }
    return found;
  }

  void put(Subscriber subscriber) {
    subscribers.put(subscriber.email.toLowerCase(Locale.ROOT), subscriber);
  }

  void remove(Subscriber subscriber) {
    subscribers.remove(subscriber.email.toLowerCase(Locale.ROOT));
  }

  /** Takes away everybody up to that id. */
  void clear(long last) {
    subscribers.values().removeIf(subscriber -> subscriber.id <= last);
  }

  /** Gives a subscriber values for the fields there are; others are forgotten. */
  void fill(Subscriber subscriber, Map<String, JsonValue> values) {
    values.forEach(
        (tag, value) -> {
          String text = value.asText();
          if (fields.containsKey(tag) && !tag.equals("email") && text != null) {
            subscriber.fields.put(tag, text);
          }
        });
  }

  /** Everybody, in the order they came. */
  Stream<Subscriber> all() {
    return subscribers.values().stream();
  }

  Stream<Subscriber> in(Subscriber.Status status) {
    return all().filter(subscriber -> subscriber.status == status);
  }

  /** What its merge tags stand for in a mail to that subscriber. */
  static Map<String, String> merged(Subscriber subscriber) {
    var all = new LinkedHashMap<String, String>();
    all.put("email", subscriber.email);
    all.putAll(subscriber.fields);
    return all;
  }
}
