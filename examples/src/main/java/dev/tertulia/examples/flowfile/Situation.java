package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.links.Inquiry;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.WebhookException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What conditions ask about and texts tell of: somebody, and what has happened. Belongs to the
 * thread that handles the event; the contact is asked for when it is needed, once.
 */
final class Situation {
  private final String contactId;
  private final Supplier<Contact> asking;
  private final @Nullable MessageEvent message;
  private final @Nullable Conversation conversation;
  private final @Nullable Instant happenedAt;
  private final ZoneId zone;
  private @Nullable Contact contact;

  private Situation(
      String contactId,
      Supplier<Contact> asking,
      @Nullable MessageEvent message,
      @Nullable Conversation conversation,
      @Nullable Instant happenedAt,
      ZoneId zone) {
    this.contactId = contactId;
    this.asking = asking;
    this.message = message;
    this.conversation = conversation;
    this.happenedAt = happenedAt;
    this.zone = zone;
  }

  /** Nothing has happened: it is about somebody only. */
  static Situation of(Contact contact, ZoneId zone) {
    return new Situation(String.valueOf(contact.id()), () -> contact, null, null, null, zone);
  }

  /** Something has happened in Acumbamail to somebody who is that contact in HighLevel. */
  static Situation of(MailEvent event, String id, ConversationsClient client, ZoneId zone) {
    return new Situation(id, () -> client.contacts().get(id), null, null, event.timestamp(), zone);
  }

  /** Something has happened in HighLevel. */
  static Situation of(WebhookEvent event, ConversationsClient client, ZoneId zone) {
    String id = event.contactId();
    if (id == null) {
      throw new WebhookException("the event names no contact", null);
    }
    var message = event instanceof MessageEvent told ? told : null;
    Instant at =
        Stream.of(message == null ? null : message.message().dateAdded(), event.timestamp())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Situation(id, () -> client.contacts().get(id), message, null, at, zone);
  }

  /** Somebody turned to the location. */
  static Situation of(Inquiry inquiry) {
    var message = inquiry.event() instanceof MessageEvent told ? told : null;
    return new Situation(
        inquiry.contactId(),
        inquiry::contact,
        message,
        inquiry.conversation(),
        inquiry.timeHere().toInstant(),
        inquiry.zone().get());
  }

  /** Who it is about; asked for once, and again after {@link #changed}. */
  Contact contact() {
    Contact known = contact;
    if (known == null) {
      known = asking.get();
      contact = known;
    }
    return known;
  }

  /** The contact is no longer as it was: a step has seen to that. */
  void changed() {
    contact = null;
  }

  String contactId() {
    return contactId;
  }

  /** Who is in charge of the contact or the conversation; null for nobody. */
  @Nullable String assignedTo() {
    String user = contact().assignedTo();
    return user == null && conversation != null ? conversation.assignedTo() : user;
  }

  @Nullable MessageEvent message() {
    return message;
  }

  /** The message as if it had come in: what looks at words looks at those only. */
  @Nullable InboundMessage said() {
    return message == null ? null : new InboundMessage(message.message(), message.envelope());
  }

  /** When it happened, by the location's clock. */
  ZonedDateTime timeHere() {
    return at().atZone(zone);
  }

  /** When it happened, by the contact's clock; by the location's if nobody knows the contact's. */
  ZonedDateTime timeThere() {
    return at().atZone(contact().zone().orElse(zone));
  }

  private Instant at() {
    if (happenedAt == null) {
      throw new WebhookException("nobody says when it happened", null);
    }
    return happenedAt;
  }

  ZoneId zone() {
    return zone;
  }
}
