package dev.tertulia.bridge.links;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.webhook.InboundMessage;
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
 * Somebody turned to the location: what {@link ReplyToInbound} decides by.
 *
 * @param event the message that came, or the conversation that began
 * @param conversation all there was with the contact
 * @param contact who it is
 * @param zone the location's time zone; asked for only by who asks for the time
 */
public record Inquiry(
    WebhookEvent event, Conversation conversation, Contact contact, Supplier<ZoneId> zone) {

  static Inquiry read(WebhookEvent event, ConversationsClient client, Supplier<ZoneId> zone) {
    String contact = event.contactId();
    if (contact == null) {
      throw new WebhookException("the event names no contact", null);
    }
    Conversation conversation =
        client
            .conversations()
            .ofContact(contact)
            .orElseThrow(() -> new IllegalStateException("the conversation is not listed yet"));
    return new Inquiry(event, conversation, client.contacts().get(contact), zone);
  }

  /**
   * The contact's id.
   *
   * @throws WebhookException if nobody told it
   */
  public String contactId() {
    return Stream.of(event.contactId(), conversation.contactId(), contact.id())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new WebhookException("the event names no contact", null));
  }

  /** What the message says, an e-mail without its HTML; empty for a call. */
  public String text() {
    return event instanceof InboundMessage inbound ? Words.of(inbound) : "";
  }

  /** Whether it came that way, such as {@link MessageType#SMS}. */
  public boolean over(MessageType type) {
    return event instanceof InboundMessage inbound && inbound.message().is(type);
  }

  /** Whether one of these words or phrases is in it: whole words, whatever case and accents. */
  public boolean says(String... words) {
    return Words.areIn(text(), Stream.of(words));
  }

  /** Whether the contact has that tag. */
  public boolean hasTag(String tag) {
    return contact.hasTag(tag);
  }

  /** Who is in charge of the contact or the conversation; null for nobody. */
  public @Nullable String assignedTo() {
    return contact.assignedTo() == null ? conversation.assignedTo() : contact.assignedTo();
  }

  /** When it happened, by the location's clock. */
  public ZonedDateTime timeHere() {
    return happenedAt().atZone(zone.get());
  }

  /** When it happened, by the contact's clock; by the location's if nobody knows the contact's. */
  public ZonedDateTime timeThere() {
    return happenedAt().atZone(contact.zone().orElseGet(zone));
  }

  private Instant happenedAt() {
    Instant sent = event instanceof InboundMessage inbound ? inbound.message().dateAdded() : null;
    return Stream.of(sent, event.timestamp(), conversation.lastMessageDate())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new WebhookException("nobody says when it happened", null));
  }

  @Override
  public String toString() {
    return "Inquiry[" + event.type() + ", " + conversation + "]";
  }
}
