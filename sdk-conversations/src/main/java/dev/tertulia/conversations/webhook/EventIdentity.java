package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.core.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ids by which an event is recognised. The same event can come twice as a webhook, and once
 * more from polling, which knows no webhook's id; while two webhooks can tell two different things
 * of one message: that it left, and later that it failed.
 *
 * <p>Therefore there are two sorts. Two events are the same if an id of one is among the ids or the
 * aliases of the other; if they share no more than an alias, they are two.
 *
 * @param ids its own, at least one; the first is the one a handler tells repetitions by
 * @param aliases what the same event would be called by another source
 */
public record EventIdentity(List<String> ids, List<String> aliases) {
  private static final Set<MessageStatus> FAILURES =
      Set.of(MessageStatus.FAILED, MessageStatus.UNDELIVERED);

  /** Keeps copies. */
  public EventIdentity {
    ids = List.copyOf(ids);
    aliases = List.copyOf(aliases);
  }

  static EventIdentity of(WebhookEvent event) {
    String webhook = event.webhookId() == null ? null : "webhook:" + event.webhookId();
    if (event instanceof MessageEvent happened) {
      return of(webhook, happened.message(), event);
    }
    String subject = subject(event);
    if (webhook == null) {
      return new EventIdentity(List.of(subject == null ? fingerprint(event) : subject), List.of());
    }
    return new EventIdentity(List.of(webhook), present(subject));
  }

  /**
   * Webhooks were documented without the message's id, but polling always has it. Such a webhook
   * therefore takes the place and time of its message for a further id.
   */
  private static EventIdentity of(@Nullable String webhook, Message message, WebhookEvent event) {
    String id = message.id() == null ? null : news("message:" + message.id(), message);
    String place = place(message);
    if (webhook == null) {
      return id == null
          ? new EventIdentity(List.of(place == null ? fingerprint(event) : place), List.of())
          : new EventIdentity(List.of(id), present(place));
    }
    return id == null
        ? new EventIdentity(
            Stream.concat(Stream.of(webhook), present(place).stream()).toList(), List.of())
        : new EventIdentity(List.of(webhook), List.of(id));
  }

  /** The content counts too, since two messages can be of one moment. */
  private static @Nullable String place(Message message) {
    Instant at = message.dateAdded();
    if (message.conversationId() == null || at == null || message.direction() == null) {
      return null;
    }
    String where = message.conversationId() + ":" + message.direction().value();
    String what =
        message.emailMessageIds().isEmpty()
            ? Journal.fingerprint(where + message.body()).substring(0, 16)
            : message.emailMessageIds().get(0);
    return news("message:" + where + ":" + at.toEpochMilli() + ":" + what, message);
  }

  /** That a message failed is other news than that it came or went. */
  private static String news(String name, Message message) {
    boolean failed = message.status() != null && FAILURES.contains(message.status());
    return failed ? name + ":failed" : name;
  }

  private static @Nullable String subject(WebhookEvent event) {
    if (event instanceof NewConversation begun && begun.conversationId() != null) {
      return "begun:" + begun.conversationId();
    }
    return event instanceof ProviderOutboundMessage message && message.messageId() != null
        ? "provided:" + message.messageId()
        : null;
  }

  private static String fingerprint(WebhookEvent event) {
    return "sha256:" + Journal.fingerprint(event.envelope().json().json());
  }

  private static List<String> present(@Nullable String name) {
    return name == null ? List.of() : List.of(name);
  }
}
