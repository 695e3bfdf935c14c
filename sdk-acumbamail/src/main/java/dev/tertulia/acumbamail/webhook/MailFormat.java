package dev.tertulia.acumbamail.webhook;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.Journal;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.WebhookFormat;
import dev.tertulia.core.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an inbox must know of an event, and the way back to the event.
 *
 * <p>The vendor gives events no id, so what an event says is what it is known by. Two that say the
 * same in one delivery are two; in another delivery they are repetitions. Who joined is known by
 * list and address too, because that is all a webhook and a look at the list have in common.
 * Addresses count as fingerprints: ids are logged.
 */
final class MailFormat implements WebhookFormat<MailEvent> {
  private final ZoneId zone;

  MailFormat(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public List<Arrival> arrivals(WebhookRequest request) {
    var told = new HashMap<String, Integer>();
    var arrivals = new ArrayList<Arrival>();
    for (JsonValue json : MailBody.events(request)) {
      String content = "sha256:" + Journal.fingerprint(sorted(said(json)).json());
      int times = told.merge(content, 1, Integer::sum);
      MailEvent event = event(json, zone);
      arrivals.add(
          arrival(event, times == 1 ? content : content + ":" + times, aliases(event.envelope())));
    }
    return arrivals;
  }

  @Override
  public MailEvent event(Arrival arrival) {
    String json = new String(arrival.content().body(), StandardCharsets.UTF_8);
    return event(MailBody.parsed(json), zone);
  }

  static MailEvent event(JsonValue json, ZoneId zone) {
    var envelope = MailEventEnvelope.of(json, zone);
    WebhookTopic topic = envelope.type() == null ? null : envelope.type().topic();
    if (topic == null) {
      return new UnknownMailEvent(envelope);
    }
    return switch (topic) {
      case SUBSCRIBES -> new MailEvent.Subscribed(envelope);
      case UNSUBSCRIBES -> new MailEvent.Unsubscribed(envelope);
      case DELIVERED -> new MailEvent.Delivered(envelope);
      case HARD_BOUNCES, SOFT_BOUNCES -> new MailEvent.Bounced(envelope);
      case COMPLAINTS -> new MailEvent.Complained(envelope);
      case OPENS -> new MailEvent.Opened(envelope);
      case CLICKS -> new MailEvent.Clicked(envelope);
    };
  }

  /** Someone on a list whom no webhook told of, as if one had. */
  Arrival found(ListId list, Subscriber person, String email, Instant joined) {
    var fields = new LinkedHashMap<>(person.fields().asMap());
    fields.put("email", JsonValue.of(email));
    var event =
        JsonValue.object(
            "event",
            WebhookTopic.SUBSCRIBES.event(),
            "timestamp",
            joined.getEpochSecond(),
            "email",
            email,
            "list_id",
            list.value(),
            "subscriber_id",
            person.id() == null ? null : person.id().value(),
            "subscriber_fields",
            fields);
    return arrival(event(event, zone), joined(list, email), List.of());
  }

  private static Arrival arrival(MailEvent event, String id, List<String> aliases) {
    byte[] body = event.envelope().json().json().getBytes(StandardCharsets.UTF_8);
    return new Arrival(
        new WebhookRequest(body, Map.of()),
        List.of(id),
        aliases,
        event.type() == null ? "" : event.type().word(),
        orderKey(event.envelope()),
        event.timestamp());
  }

  private static List<String> aliases(MailEventEnvelope event) {
    ListId list = event.listId();
    String email = event.email();
    boolean joins = event.type() != null && event.type().is(WebhookTopic.SUBSCRIBES);
    return joins && list != null && email != null ? List.of(joined(list, email)) : List.of();
  }

  private static String joined(ListId list, String email) {
    return "joined:" + list.value() + ":" + fingerprint(list.value() + ":" + address(email));
  }

  private static String orderKey(MailEventEnvelope event) {
    String email = event.email();
    if (email != null) {
      return "person:" + fingerprint(address(email));
    }
    return event.emailKey() == null ? "" : "mail:" + fingerprint(event.emailKey().value());
  }

  private static String address(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static String fingerprint(String text) {
    return Journal.fingerprint(text).substring(0, 32);
  }

  /** A person's fields may have changed by the time an event is told again. */
  private static JsonValue said(JsonValue event) {
    if (!(event instanceof JsonValue.Obj)) {
      return event;
    }
    var members = new LinkedHashMap<>(event.asMap());
    members.remove("subscriber_fields");
    return new JsonValue.Obj(members);
  }

  /** In whatever order an object tells its members, it says the same. */
  private static JsonValue sorted(@Nullable JsonValue json) {
    if (json instanceof JsonValue.Obj object) {
      var members = new TreeMap<String, JsonValue>();
      object.members().forEach((name, member) -> members.put(name, sorted(member)));
      return new JsonValue.Obj(members);
    }
    return json instanceof JsonValue.Arr array
        ? new JsonValue.Arr(array.elements().stream().map(MailFormat::sorted).toList())
        : JsonValue.of(json);
  }
}
