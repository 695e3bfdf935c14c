package dev.tertulia.testing.highlevel;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything the service knows. Whoever touches it holds its lock.
 *
 * <p>Scheduled messages are not woken by a timer: what has fallen due since is sent, with the time
 * it was due, whenever the state is next looked at. So a timekeeper that leaps over every wait does
 * not send them early.
 */
final class State {
  final Timekeeper time;
  final Ids ids = new Ids();
  final Map<String, Token> tokens = new LinkedHashMap<>();
  final Map<String, Doc> locations = new LinkedHashMap<>();
  final Map<String, Doc> contacts = new LinkedHashMap<>();
  final Map<String, Doc> notes = new LinkedHashMap<>();
  final Map<String, Doc> tasks = new LinkedHashMap<>();
  final Map<String, Doc> conversations = new LinkedHashMap<>();
  final Map<String, Doc> messages = new LinkedHashMap<>();
  final Map<String, Doc> emails = new LinkedHashMap<>();
  final Map<String, Doc> subtypes = new LinkedHashMap<>();
  final Map<String, Doc> preferences = new LinkedHashMap<>();
  final Map<String, Doc> providers = new LinkedHashMap<>();
  final Map<String, Call> calls = new LinkedHashMap<>();
  final Map<String, Long> scheduled = new LinkedHashMap<>();
  final Map<String, ExportHandler.Place> exports = new LinkedHashMap<>();
  final Files files;
  final Grants grants;
  final Quotas quotas;
  Duration providersReadyAfter = Duration.ofSeconds(5);
  boolean redirectsRecordings;
  private @Nullable Webhooks webhooks;

  /** What a call left behind. */
  static final class Call {
    final byte @Nullable [] recording;
    final List<JsonValue> sentences;
    final long transcribedAt;

    Call(byte @Nullable [] recording, List<JsonValue> sentences, long transcribedAt) {
      this.recording = recording;
      this.sentences = List.copyOf(sentences);
      this.transcribedAt = transcribedAt;
    }
  }

  State(Timekeeper time, Quotas quotas, String url) {
    this.time = time;
    this.quotas = quotas;
    this.files = new Files(time, ids, url);
    this.grants = new Grants(this);
  }

  /** Keys and a thread's pool cost something, so only those who ask get them. */
  Webhooks webhooks() {
    Webhooks made = webhooks == null ? new Webhooks(this) : webhooks;
    webhooks = made;
    return made;
  }

  /** Something happened that webhooks tell of. */
  void tell(Doc event) {
    if (webhooks != null) {
      webhooks.tell(event.json().members());
    }
  }

  long now() {
    return time.now().toEpochMilli();
  }

  /** Sends what has fallen due, in the order it did. */
  void settle() {
    long now = now();
    scheduled.entrySet().stream()
        .filter(entry -> entry.getValue() <= now)
        .sorted(Map.Entry.comparingByValue())
        .toList()
        .forEach(
            entry -> {
              scheduled.remove(entry.getKey());
              Doc message = messages.get(entry.getKey());
              if (message != null) {
                Conversations.depart(this, message, entry.getValue());
              }
            });
  }

  /** The thing of that id, if it is this location's. */
  Doc owned(Map<String, Doc> things, String kind, @Nullable String id, String location) {
    Doc thing = id == null ? null : things.get(id);
    if (thing == null) {
      throw Refusal.of(404, kind + " with id " + id + " not found");
    }
    if (!thing.is("locationId", location)) {
      throw Refusal.otherLocation();
    }
    return thing;
  }

  @Nullable Doc conversationOf(String contact) {
    return first(conversations, conversation -> conversation.is("contactId", contact));
  }

  /** The messages of a conversation, newest first. */
  List<Doc> messagesIn(String conversation) {
    return newestFirst(
        messages, message -> message.is("conversationId", conversation), "dateAdded");
  }

  static @Nullable Doc first(Map<String, Doc> things, Predicate<Doc> wanted) {
    return things.values().stream().filter(wanted).findFirst().orElse(null);
  }

  /** Of several at the same time, the one that came later is the newer. */
  static List<Doc> newestFirst(Map<String, Doc> things, Predicate<Doc> wanted, String key) {
    var found = new ArrayList<Doc>();
    for (Doc thing : things.values()) {
      if (wanted.test(thing)) {
        found.add(0, thing);
      }
    }
    found.sort(Comparator.comparingLong((Doc thing) -> thing.number(key)).reversed());
    return found;
  }

  void deleteConversation(String id) {
    conversations.remove(id);
    messages.values().removeIf(message -> message.is("conversationId", id));
    emails.values().removeIf(email -> email.is("conversationId", id));
  }
}
