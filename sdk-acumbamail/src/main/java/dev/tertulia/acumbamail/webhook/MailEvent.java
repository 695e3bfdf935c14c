package dev.tertulia.acumbamail.webhook;

import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.EmailKey;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.WebhookRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subscriber or to an e-mail in Acumbamail.
 *
 * <p>Events arrive as webhooks ({@link AcumbamailWebhooks}) or are found ({@link NewSubscribers});
 * handlers need not know which. Events of a list and of transactional e-mail are of the same types:
 * those of a list have a {@link #listId}. Tomorrow's kinds arrive as {@link UnknownMailEvent},
 * whole. New kinds may join this family: keep a default branch.
 *
 * <pre>{@code
 * if (event instanceof MailEvent.Bounced bounced && bounced.hard()) { … bounced.email() … }
 * }</pre>
 *
 * <p>Of all these, the vendor's own deliveries of joining and opening have been seen; the others
 * are read by their documented names. {@link MailEventEnvelope#json()} is all that came.
 */
public sealed interface MailEvent
    permits MailEvent.Subscribed,
        MailEvent.Unsubscribed,
        MailEvent.Delivered,
        MailEvent.Opened,
        MailEvent.Clicked,
        MailEvent.Bounced,
        MailEvent.Complained,
        UnknownMailEvent {

  /** Someone joined a list; also found by {@link NewSubscribers}. */
  record Subscribed(MailEventEnvelope envelope) implements MailEvent {}

  /** Someone left a list. */
  record Unsubscribed(MailEventEnvelope envelope) implements MailEvent {}

  /** A transactional e-mail arrived. */
  record Delivered(MailEventEnvelope envelope) implements MailEvent {}

  /** Someone opened an e-mail; once for each time. */
  record Opened(MailEventEnvelope envelope) implements MailEvent {}

  /** Someone clicked in an e-mail; once for each time. */
  record Clicked(MailEventEnvelope envelope) implements MailEvent {

    /**
     * Where they went. Nobody has recorded under which name it comes: {@code url} or {@code link}
     * is read; null if it comes under another.
     */
    public @Nullable String url() {
      String url = envelope.json().at("url").asText();
      return url == null ? envelope.json().at("link").asText() : url;
    }
  }

  /** An e-mail did not arrive. */
  record Bounced(MailEventEnvelope envelope) implements MailEvent {

    /** Whether the address does not exist, so that nothing will ever arrive. */
    public boolean hard() {
      MailEventType type = envelope.type();
      return type != null && type.is(WebhookTopic.HARD_BOUNCES);
    }
  }

  /** Someone called an e-mail spam. */
  record Complained(MailEventEnvelope envelope) implements MailEvent {}

  /** What it says of itself. */
  MailEventEnvelope envelope();

  /** The event's name as it came; null if it has none. */
  default @Nullable MailEventType type() {
    return envelope().type();
  }

  /** When it happened; null if it does not say. */
  default @Nullable Instant timestamp() {
    return envelope().timestamp();
  }

  /** Whom it is about; null if it does not say. */
  default @Nullable String email() {
    return envelope().email();
  }

  /** On which list; null for events of transactional e-mail. */
  default @Nullable ListId listId() {
    return envelope().listId();
  }

  /** In which campaign; null if in none, and for joining. */
  default @Nullable CampaignId campaignId() {
    return envelope().campaignId();
  }

  /** In which e-mail; null if it does not say. */
  default @Nullable EmailKey emailKey() {
    return envelope().emailKey();
  }

  /** A field of the person's on the list; null if none of that tag came. */
  default @Nullable String field(String tag) {
    return envelope().fields().at(tag).asText();
  }

  /**
   * Reads what was delivered, genuine or not: who made it is another question, answered by {@link
   * AcumbamailWebhooks}.
   *
   * @param zone of times that come without one
   * @return none if there is nothing in it; several if they were delivered together
   * @throws WebhookException if it is neither JSON nor a form with events in it
   */
  static List<MailEvent> readUnverified(WebhookRequest request, ZoneId zone) {
    return MailBody.events(request).stream().map(each -> MailFormat.event(each, zone)).toList();
  }
}
