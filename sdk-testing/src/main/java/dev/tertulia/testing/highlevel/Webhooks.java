package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.http.Chance;
import dev.tertulia.testing.http.Mishaps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a HighLevel in memory: what happens in it from {@link #to} on is sent to that URL
 * over real HTTP, signed, and repeated on the Sandbox's clock if it is not taken.
 *
 * <p>Sent are messages that come, go or fail, unread counts, and what is done to contacts, their
 * notes and tasks; {@link #send} sends anything else. Orders for mishaps count for what is sent
 * next. Safe for use by several threads.
 *
 * <pre>{@code
 * Webhooks webhooks = sandbox.highLevel().webhooks().to("http://127.0.0.1:8080/webhooks");
 * webhooks.repeats(2);
 * sandbox.highLevel().receives(ana, "SMS", "Hello?");   // comes three times
 * webhooks.settle();
 * }</pre>
 */
public final class Webhooks {
  private static final String APP = "sandbox-app";

  private final State state;
  private final WebhookSigner signer = WebhookSigner.create();
  private final WebhookSigner stranger = WebhookSigner.create();
  private final Courier courier;
  private final List<Courier.Parcel> reversed = new ArrayList<>();
  private @Nullable String url;
  private @Nullable Duration delay;
  private int repeats;
  private int lost;
  private int toReverse;
  private Chance chance = new Chance(Mishaps.none());

  /**
   * A webhook that was carried to its URL.
   *
   * @param type the event's
   * @param webhookId the event's
   * @param number 1 for the first attempt
   * @param status what was answered; 0 for no answer
   */
  public record Attempt(String type, String webhookId, int number, int status) {}

  Webhooks(State state) {
    this.state = state;
    this.courier = new Courier(state.time);
  }

  /** Sends to that URL whatever happens from now on. */
  public Webhooks to(String receiver) {
    synchronized (state) {
      url = receiver;
    }
    return this;
  }

  /**
   * Repeats by the vendor's old rule: only what was answered 429, 6 times, 10 minutes apart. Unless
   * told: what was answered anything but 2xx or not at all, 12 times, ever longer apart.
   */
  public Webhooks repeatsOnlyOn429() {
    courier.repeatsOnlyOn429();
    return this;
  }

  /** Who signs them. */
  public WebhookSigner signer() {
    return signer;
  }

  /** The public key that verifies them, as PEM text. */
  public String publicKey() {
    return signer.publicKey();
  }

  /** The app they are sent to. */
  public String appId() {
    return APP;
  }

  /**
   * An event of your own; webhookId, timestamp, app and version are added where they are missing.
   */
  public void send(String json) {
    tell(JsonValue.parse(json).asMap());
  }

  /** The app is installed in that location. */
  public void installs(String location) {
    send(app("INSTALL", location).set("installType", "Location").json().json());
  }

  /** The app is removed from that location. */
  public void uninstalls(String location) {
    send(app("UNINSTALL", location).json().json());
  }

  private Doc app(String type, String location) {
    return Doc.of("type", type, "locationId", location, "companyId", state.grants.company);
  }

  /** Somebody else sends that, with a signature of theirs; answers what was sent. */
  public WebhookRequest forge(String json) {
    synchronized (state) {
      WebhookRequest forged = stranger.sign(json);
      String type = String.valueOf(JsonValue.parse(json).at("type").asText());
      courier.carry(new Courier.Parcel(receiver(), type, "forged", forged, false));
      return forged;
    }
  }

  /** The next event comes that many times more. */
  public Webhooks repeats(int times) {
    synchronized (state) {
      repeats = times;
    }
    return this;
  }

  /** The next event comes that late. */
  public Webhooks delays(Duration by) {
    synchronized (state) {
      delay = by;
    }
    return this;
  }

  /** That many events get lost on the way. */
  public Webhooks loses(int events) {
    synchronized (state) {
      lost = events;
    }
    return this;
  }

  /** That many events come in the reverse order, when the last of them has happened. */
  public Webhooks reverses(int events) {
    synchronized (state) {
      toReverse = events;
    }
    return this;
  }

  /** From now on they come as often and as late as chance has it; the Sandbox passes it on. */
  public void suffer(Chance mishaps) {
    synchronized (state) {
      chance = mishaps;
    }
  }

  /** Waits until nothing is on its way. What waits for time to pass is not on its way. */
  public void settle() {
    courier.settle();
  }

  /** How many wait for time to pass. */
  public int waiting() {
    return courier.waiting();
  }

  /** Every attempt, in order. */
  public List<Attempt> attempts() {
    return courier.attempts();
  }

  /** Something happened; the caller holds the state's lock. */
  void tell(Map<String, JsonValue> event) {
    synchronized (state) {
      if (url != null) {
        dispatch(parcel(event));
      }
    }
  }

  private Courier.Parcel parcel(Map<String, JsonValue> event) {
    var members = new LinkedHashMap<>(event);
    members.putIfAbsent("appId", JsonValue.of(APP));
    members.putIfAbsent("versionId", JsonValue.of(APP + "-1"));
    members.putIfAbsent("timestamp", JsonValue.of(Times.iso(state.now())));
    JsonValue id = members.computeIfAbsent("webhookId", name -> JsonValue.of(state.ids.uuid()));
    var json = new JsonValue.Obj(members);
    return new Courier.Parcel(
        receiver(),
        String.valueOf(json.at("type").asText()),
        String.valueOf(id.asText()),
        signer.sign(json.json().getBytes(StandardCharsets.UTF_8)),
        true);
  }

  private String receiver() {
    if (url == null) {
      throw new IllegalStateException("expected a URL to send webhooks to, found none: see to(…)");
    }
    return url;
  }

  private void carry(Courier.Parcel parcel, Duration late) {
    if (late.isZero()) {
      courier.carry(parcel);
    } else {
      courier.carryLater(parcel, late);
    }
  }

  private void dispatch(Courier.Parcel parcel) {
    if (lost > 0) {
      lost--;
    } else if (toReverse > 0) {
      reversed.add(0, parcel);
      if (--toReverse == 0) {
        reversed.forEach(courier::carry);
        reversed.clear();
      }
    } else if (delay != null) {
      courier.carryLater(parcel, delay);
      delay = null;
    } else {
      for (int i = 0; i < repeats; i++) {
        courier.carry(parcel);
      }
      repeats = 0;
      chance.delays("highlevel").forEach(late -> carry(parcel, late));
    }
  }
}
