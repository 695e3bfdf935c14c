package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Chance;
import dev.tertulia.testing.http.Mishaps;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks on their way out. They are packed while the state is locked and posted when it is not,
 * because a receiver may call back. Each is posted once, whatever the receiver answers: what the
 * vendor does then is not documented.
 */
final class Outbox {
  private static final String JSON = "application/json";

  private final Agenda agenda;
  private final ReentrantLock posting = new ReentrantLock();
  private final Map<String, List<JsonValue>> gathered = new LinkedHashMap<>();
  private final Queue<Delivery> packed = new ConcurrentLinkedQueue<>();
  private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
  private @Nullable OkHttpClient http;
  Duration gathering = Duration.ZERO;
  Envelope envelope = Envelope.AS_SEEN;
  Chance chance = new Chance(Mishaps.none());

  Outbox(Agenda agenda) {
    this.agenda = agenda;
  }

  /** The event as every webhook tells it. */
  static JsonValue.Obj told(
      Event event,
      long now,
      String email,
      @Nullable StoredList list,
      @Nullable Subscriber subscriber) {
    var all = new LinkedHashMap<String, JsonValue>();
    all.put("event", JsonValue.of(event.told));
    all.put("timestamp", JsonValue.of(Times.seconds(now)));
    all.put("email", JsonValue.of(email));
    if (list != null) {
      all.put("list_id", JsonValue.of(list.id));
      Map<String, String> fields =
          subscriber == null ? Map.of("email", email) : StoredList.merged(subscriber);
      all.put("subscriber_fields", JsonValue.of(fields));
    }
    return new JsonValue.Obj(all);
  }

  void tell(@Nullable Hook hook, Event event, JsonValue told) {
    if (hook == null || !hook.wants(event)) {
      return;
    }
    if (gathered.isEmpty() && !gathering.isZero()) {
      agenda.after(gathering, this::pack);
    }
    gathered.computeIfAbsent(hook.url(), url -> new ArrayList<>()).add(told);
    if (gathering.isZero()) {
      pack();
    }
  }

  /** Posts what is packed; if somebody is posting already, that one takes it along. */
  void post() {
    while (!packed.isEmpty() && posting.tryLock()) {
      try {
        for (Delivery next = packed.poll(); next != null; next = packed.poll()) {
          delivered.add(posted(next));
        }
      } finally {
        posting.unlock();
      }
    }
  }

  void again(Delivery delivery) {
    packed.add(delivery);
    post();
  }

  List<Delivery> delivered() {
    return List.copyOf(delivered);
  }

  private void pack() {
    gathered.forEach(
        (url, events) -> {
          switch (envelope) {
            case AS_SEEN -> pack(url, events.size() == 1 ? events.get(0) : numbered(events));
            case ALONE -> events.forEach(event -> pack(url, event));
            case NUMBERED -> pack(url, numbered(events));
            case ARRAY -> pack(url, JsonValue.of(events));
            case FORM -> {
              String json = JsonValue.of(events).json();
              String form = "payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
              send(new Delivery(url, "application/x-www-form-urlencoded", form, null));
            }
          }
        });
    gathered.clear();
  }

  private void pack(String url, JsonValue body) {
    send(new Delivery(url, JSON, body.json(), null));
  }

  /** What is late is posted when somebody looks at the state then. */
  private void send(Delivery delivery) {
    chance.delays("acumbamail").forEach(late -> agenda.after(late, () -> packed.add(delivery)));
  }

  private static JsonValue numbered(List<JsonValue> events) {
    var members = new LinkedHashMap<String, JsonValue>();
    events.forEach(event -> members.put(String.valueOf(members.size() + 1), event));
    return new JsonValue.Obj(members);
  }

  private Delivery posted(Delivery packet) {
    var request =
        new Request.Builder()
            .url(packet.url())
            .post(
                RequestBody.create(
                    packet.body().getBytes(StandardCharsets.UTF_8),
                    MediaType.get(packet.contentType())))
            .build();
    Integer status = null;
    try (var response = http().newCall(request).execute()) {
      status = response.code();
    } catch (IOException e) {
      // What a receiver does is for the test to judge; the delivery says that none answered.
    }
    return new Delivery(packet.url(), packet.contentType(), packet.body(), status);
  }

  /** Made when first needed, and without connections that would outlive the Sandbox. */
  private OkHttpClient http() {
    if (http == null) {
      http =
          new OkHttpClient.Builder()
              .callTimeout(Duration.ofSeconds(10))
              .connectionPool(new ConnectionPool(0, 5, TimeUnit.MINUTES))
              .retryOnConnectionFailure(false)
              .followRedirects(false)
              .build();
    }
    return http;
  }
}
