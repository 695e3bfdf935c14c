package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One e-mail to one address, of a campaign or on its own, and what became of it. */
final class Mail {
  final String key;
  final String to;
  final @Nullable Campaign campaign;
  final @Nullable StoredList list;
  final List<Long> opens = new ArrayList<>();
  final List<Click> clicks = new ArrayList<>();
  private final Map<String, JsonValue> words = new LinkedHashMap<>();
  private final Set<Event> happened = EnumSet.noneOf(Event.class);
  @Nullable Long sent;
  Means means = Means.USUAL;

  record Click(String url, long at) {}

  /** With what somebody reads, and where. */
  record Means(String country, String browser, String system) {
    static final Means USUAL = new Means("ES", "Chrome", "Windows");
  }

  /** One of a campaign's. */
  Mail(String key, String to, Campaign campaign, StoredList list) {
    this.key = key;
    this.to = to;
    this.campaign = campaign;
    this.list = list;
    words.put("from_email", JsonValue.of(campaign.fromEmail));
    words.put("to_email", JsonValue.of(to));
    words.put("subject", JsonValue.of(campaign.subject));
    words.put("campaign_id", JsonValue.of(campaign.id));
  }

  /** One on its own, in the words it was ordered with. */
  Mail(String key, String to, Map<String, JsonValue> words) {
    this.key = key;
    this.to = to;
    this.campaign = null;
    this.list = null;
    this.words.putAll(words);
  }

  void depart(State state) {
    sent = state.now();
    state.sent.add(this);
    if (state.goneAddresses.contains(to)) {
      happens(state, Event.HARD_BOUNCE);
      return;
    }
    happens(state, Event.DELIVERED);
    if (state.crowd != null) {
      state.crowd.receives(state, this);
    }
  }

  void happens(State state, Event event) {
    happened.add(event);
    Subscriber person = list == null ? null : list.find(to);
    if (person != null) {
      switch (event) {
        case HARD_BOUNCE -> person.becomes(Subscriber.Status.HARD_BOUNCED, state.now());
        case COMPLAIN -> person.becomes(Subscriber.Status.COMPLAINED, state.now());
        case UNSUBSCRIBES -> person.becomes(Subscriber.Status.UNSUBSCRIBED, state.now());
        default -> {}
      }
    }
    Hook hook = list == null ? state.mailHook : list.hook;
    state.outbox.tell(hook, event, told(state.now(), event, person));
  }

  void opens(State state) {
    opens.add(state.now());
    happens(state, Event.OPENS);
  }

  /** Nobody clicks in a mail that is not open. */
  void clicks(State state, String url) {
    if (opens.isEmpty()) {
      opens(state);
    }
    clicks.add(new Click(url, state.now()));
    happens(state, Event.CLICK);
  }

  boolean is(Event event) {
    return happened.contains(event);
  }

  boolean bounced() {
    return is(Event.HARD_BOUNCE) || is(Event.SOFT_BOUNCE);
  }

  /** As a test sees it. */
  JsonValue.Obj told() {
    var all = new LinkedHashMap<>(words);
    all.put("email_key", JsonValue.of(key));
    if (campaign != null && list != null) {
      Subscriber person = list.find(to);
      Map<String, String> tags = person == null ? Map.of() : StoredList.merged(person);
      all.put("body", JsonValue.of(merged(campaign.html, tags)));
      all.put("list_id", JsonValue.of(list.id));
    }
    return new JsonValue.Obj(all);
  }

  /** Puts values in the place of {@code *|TAG|*}. */
  static String merged(String html, Map<String, String> tags) {
    String merged = html.replace("*|UNSUBSCRIBE_URL|*", "https://clickacm.com/unsubscribe/");
    for (var tag : tags.entrySet()) {
      merged = merged.replace("*|" + tag.getKey() + "|*", tag.getValue());
    }
    return merged;
  }

  private JsonValue.Obj told(long now, Event event, @Nullable Subscriber person) {
    var all = new LinkedHashMap<String, JsonValue>();
    all.put("email_key", JsonValue.of(key));
    if (campaign != null) {
      all.put("campaign_id", JsonValue.of(campaign.id));
    }
    all.putAll(Outbox.told(event, now, to, list, person).members());
    return new JsonValue.Obj(all);
  }
}
