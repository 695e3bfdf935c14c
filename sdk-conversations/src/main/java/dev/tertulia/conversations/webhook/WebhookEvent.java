package dev.tertulia.conversations.webhook;

import dev.tertulia.core.WebhookException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in HighLevel: a subject, such as a contact, and an {@link EventEnvelope}.
 *
 * <p>Events arrive as webhooks ({@code ConversationWebhooks}) or are fetched ({@code Reconciler});
 * handlers need not know which. Tomorrow's kinds arrive as {@link UnknownEvent}, whole. New kinds
 * may join this family: keep a default branch.
 *
 * <pre>{@code
 * if (event instanceof ContactEvent.Tagged tagged) { … tagged.contact().tags() … }
 * }</pre>
 */
public sealed interface WebhookEvent
    permits MessageEvent,
        ConversationUnread,
        NewConversation,
        ContactEvent,
        NoteEvent,
        TaskEvent,
        AppointmentEvent,
        OpportunityEvent,
        AppEvent,
        EmailStats,
        ProviderOutboundMessage,
        OtherEvent,
        UnknownEvent {

  /** What it says of itself. */
  EventEnvelope envelope();

  /** The event's name as it came; null if it has none. */
  default @Nullable EventType type() {
    return envelope().type();
  }

  /** The event's id; null for what was found by polling, and for what is delivered without one. */
  default @Nullable String webhookId() {
    return envelope().webhookId();
  }

  /** When it happened; null if it does not say. */
  default @Nullable Instant timestamp() {
    return envelope().timestamp();
  }

  /** Where it happened; null for events of an agency. */
  default @Nullable String locationId() {
    return envelope().locationId();
  }

  /** The contact it is about; null if it is about none. */
  default @Nullable String contactId() {
    return envelope().json().at("contactId").asText();
  }

  /** The conversation it is about; null if it is about none. */
  default @Nullable String conversationId() {
    return null;
  }

  /**
   * What it must stay in order with: its conversation, else its contact, else its location or
   * agency.
   */
  default String orderKey() {
    String conversation = conversationId();
    String contact = contactId();
    String location = locationId();
    if (conversation != null) {
      return "conversation:" + conversation;
    }
    if (contact != null) {
      return "contact:" + contact;
    }
    return location == null ? "company:" + envelope().companyId() : "location:" + location;
  }

  /** The ids it is recognised by, whichever way it comes. */
  default EventIdentity identity() {
    return EventIdentity.of(this);
  }

  /**
   * Reads an event, genuine or not: who made it is another question, answered by {@link
   * ConversationWebhooks}. What is delivered to a conversation provider is read by {@link
   * ProviderOutboundMessage#readUnverified}.
   *
   * @throws WebhookException if it is not a JSON object
   */
  static WebhookEvent readUnverified(byte[] body) {
    return EventReader.read(body);
  }
}
