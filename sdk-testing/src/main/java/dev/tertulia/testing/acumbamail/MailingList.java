package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A list, as a test arranges it and looks at it.
 *
 * <pre>{@code
 * MailingList news = acumbamail.list("News").field("name").field("city");
 * news.add("ana@example.com", Map.of("city", "Madrid"));
 * long madrid = news.segment("Madrid", person -> "Madrid".equals(person.get("city")));
 * }</pre>
 */
public final class MailingList {
  private final AcumbamailSandbox acumbamail;
  private final State state;
  private final StoredList list;

  MailingList(AcumbamailSandbox acumbamail, State state, StoredList list) {
    this.acumbamail = acumbamail;
    this.state = state;
    this.list = list;
  }

  /** Its id. */
  public long id() {
    return list.id;
  }

  /** A field for short texts; its tag is its name in lower case, with {@code _} for spaces. */
  public MailingList field(String name) {
    acumbamail.arrange(() -> ListHandlers.addField(list, name, "char", List.of()));
    return this;
  }

  /** A field with options to choose from, which the API cannot make. */
  public MailingList choice(String name, String... options) {
    acumbamail.arrange(() -> ListHandlers.addField(list, name, "single list", List.of(options)));
    return this;
  }

  /** A sign-up form, which the API cannot make; answers its id. */
  public long form(String name) {
    return acumbamail.locked(
        () -> {
          long id = state.ids.next(Ids.Kind.FORM);
          list.forms.put(id, name);
          return id;
        });
  }

  /**
   * A segment, which the API cannot make; answers its id. Campaigns go to it as {@code s} and the
   * id.
   *
   * @param holds who is in it, by the fields of a subscriber, {@code email} among them
   */
  public long segment(String name, Predicate<Map<String, String>> holds) {
    return acumbamail.locked(
        () -> {
          long id = state.ids.next(Ids.Kind.SEGMENT);
          list.segments.put(id, new StoredList.Segment(name, holds));
          return id;
        });
  }

  /** Somebody subscribes; answers the id of the subscriber. */
  public long add(String email, Map<String, String> fields) {
    return acumbamail.locked(
        () -> {
          long id = state.ids.next(Ids.Kind.SUBSCRIBER);
          var fresh = new Subscriber(id, email, state.now());
          list.fill(fresh, JsonValue.of(fields).asMap());
          SubscriberHandlers.put(state, list, fresh, false);
          return id;
        });
  }

  /** Somebody who was asked to confirm does so. */
  public void confirms(String email) {
    acumbamail.arrange(
        () -> {
          Subscriber subscriber = list.need(email);
          subscriber.becomes(Subscriber.Status.ACTIVE, state.now());
          SubscriberHandlers.tell(state, list, subscriber, Event.SUBSCRIBES);
        });
  }

  /** All that is known of somebody; {@link JsonValue#MISSING} if they are not on the list. */
  public JsonValue subscriber(String email) {
    return acumbamail.locked(
        () -> {
          Subscriber subscriber = list.find(email);
          return subscriber == null ? JsonValue.MISSING : subscriber.full(list);
        });
  }

  /** How many are on it, whatever their status. */
  public long size() {
    return acumbamail.locked(() -> list.all().count());
  }
}
