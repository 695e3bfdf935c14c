package dev.tertulia.acumbamail.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Bodies that may come with the right secret, and what must hold then whatever they are: a fuzzer's
 * target, free of any fuzzer.
 */
final class HostileDelivery {
  private static final ManualTimekeeper TIME =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));

  private static final String SECRET = "0123456789abcdef";

  private static final String OPEN =
      "{\"event\":\"opens\",\"timestamp\":1795348800.0,\"email\":\"a@example.com\",\"list_id\":7}";

  private static final String JOIN =
      "{\"event\":\"subscribes\",\"timestamp\":1795348801.5,\"email\":\"b@example.com\","
          + "\"subscriber_fields\":{\"name\":\"Bé\"},\"list_id\":8}";

  private HostileDelivery() {}

  /** Bodies of every kind, and those that were once read wrongly, or might be. */
  static List<byte[]> corpus() {
    String array = "[" + OPEN + "," + JOIN + "]";
    return new ArrayList<>(
        Stream.of(
                "",
                " \n",
                "\ufeff" + OPEN,
                OPEN,
                "{\"1\":" + OPEN + ",\"2\":" + JOIN + ",\"10\":" + OPEN + "}",
                array,
                "payload=" + URLEncoder.encode(array, UTF_8),
                "data=" + URLEncoder.encode(OPEN, UTF_8) + "&x=1",
                "events=" + URLEncoder.encode("{\"1\":" + JOIN + "}", UTF_8),
                "event=opens&email=a%40example.com&timestamp=1795348800.0",
                "event={\"1\":{\"email\":\"a@example.com\"}}",
                "[nulL]",
                "payload=no+JSON",
                "payload=%7B",
                "payload=%zz",
                "payload",
                "=&=",
                "{}",
                "[]",
                "[null]",
                "[[" + OPEN + "]]",
                "{\"1\":null,\"2\":\"text\",\"3\":4}",
                "{\"1\":" + OPEN + ",\"count\":1}",
                "{\"event\":{},\"1\":" + OPEN + "}",
                "{\"event\":\"opens\",\"timestamp\":1e999999999,\"list_id\":1e999999999}",
                "{\"event\":\"opens\",\"list_id\":-1,\"campaign_id\":99999999999999999999}",
                "{\"event\":\"" + "x".repeat(1000) + "\",\"email\":\"" + "y".repeat(1000) + "\"}",
                "{\"event\":\"\\ud800\",\"email\":\"\\u0000\",\"email_key\":\" \"}",
                "\"a text\"",
                "null",
                "<html>",
                "[".repeat(20_000))
            .map(text -> text.getBytes(UTF_8))
            .toList());
  }

  /** Throws an AssertionError if something does not hold. */
  static void check(byte[] body) {
    var inbox = WebhookInbox.inMemory(InboxLimits.standard(), TIME);
    var verifier = SignatureVerifier.secretInQuery("key", Secret.of(SECRET));
    var webhooks = AcumbamailWebhooks.into(inbox, verifier).timekeeper(TIME);
    var request = new WebhookRequest(body, Map.of()).method("POST");
    require(webhooks.receive(request.target("/?key=x")).status() == 401, "it got in unproven");
    require(inbox.list(State.ODD, 1).isEmpty(), "it was kept unproven");
    var genuine = request.target("/hooks?key=" + SECRET);
    int status = webhooks.receive(genuine).status();
    require(status == 200, "answered " + status);
    int kept = all(inbox);
    require(webhooks.receive(genuine).status() == 200, "not acknowledged again");
    require(all(inbox) == kept, "the same was kept twice");
    require(kept > 0 || empty(new String(body, UTF_8)), "nothing was kept of something");
    for (State state : List.of(State.WAITING, State.QUARANTINED)) {
      inbox.list(state, 1000).forEach(each -> readAgain(webhooks, each.arrival()));
    }
    inbox.close();
  }

  /** What was stored is read as it was, and everything in it can be asked for. */
  private static void readAgain(AcumbamailWebhooks webhooks, Arrival arrival) {
    MailEvent event = webhooks.format().event(arrival);
    var once =
        MailFormat.event(event.envelope().json(), ZoneId.of("Europe/Madrid")).envelope().json();
    require(once.equals(event.envelope().json()), "read otherwise the second time");
    String word = event.type() == null ? "" : event.type().word();
    require(word.equals(arrival.type()), "another type than it was stored with");
    require(event.email() == null || !event.toString().contains("@"), "it tells an address");
  }

  private static int all(WebhookInbox inbox) {
    return inbox.count(State.WAITING) + inbox.count(State.QUARANTINED) + inbox.count(State.ODD);
  }

  /** No value in it but nulls; or a form, whose field may be so. */
  private static boolean empty(String body) {
    String text = (body.startsWith("\ufeff") ? body.substring(1) : body).strip();
    boolean json = text.startsWith("{") || text.startsWith("[");
    return text.isEmpty()
        || (json
            ? holdsNothing(JsonValue.parse(text))
            : text.matches("(?s).*(payload|data|events).*=.*"));
  }

  private static boolean holdsNothing(JsonValue json) {
    return json instanceof JsonValue.Obj object
        ? object.members().values().stream().allMatch(HostileDelivery::holdsNothing)
        : json instanceof JsonValue.Arr array
            ? array.elements().stream().allMatch(HostileDelivery::holdsNothing)
            : json.isMissing();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
