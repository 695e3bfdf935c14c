package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.conversations.webhook.AppointmentEvent;
import dev.tertulia.conversations.webhook.ContactEvent;
import dev.tertulia.conversations.webhook.ConversationUnread;
import dev.tertulia.conversations.webhook.EventType;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.NewConversation;
import dev.tertulia.conversations.webhook.NoteEvent;
import dev.tertulia.conversations.webhook.OpportunityEvent;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.conversations.webhook.TaskEvent;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a flow can begin with, by the name it has in webhooks: what happens to a contact that is
 * still there, and to an address on a list.
 *
 * @param name the vendor's word
 * @param type what the SDK makes of it
 */
record Event(String name, Class<?> type) {
  /** These come at every change, or come of what a flow does: who writes then, writes for ever. */
  private static final Set<Class<?>> AGAIN_AND_AGAIN =
      Set.of(
          OutboundMessage.class,
          ConversationUnread.class,
          ContactEvent.Updated.class,
          ContactEvent.Tagged.class,
          ContactEvent.DoNotDisturbChanged.class,
          MailEvent.Opened.class,
          MailEvent.Clicked.class);

  static final Event INBOUND = of(EventType.INBOUND_MESSAGE, InboundMessage.class);
  static final Event OUTBOUND = of(EventType.OUTBOUND_MESSAGE, OutboundMessage.class);

  static final Event SILENCED =
      of(EventType.CONTACT_DND_UPDATE, ContactEvent.DoNotDisturbChanged.class);
  static final Event UNSUBSCRIBED = of(WebhookTopic.UNSUBSCRIBES, MailEvent.Unsubscribed.class);
  static final Event BOUNCED = of(WebhookTopic.HARD_BOUNCES, MailEvent.Bounced.class);
  private static final Event CONVERSATION = of(EventType.NEW_CONVERSATION, NewConversation.class);
  private static final Event SUBSCRIBED = of(WebhookTopic.SUBSCRIBES, MailEvent.Subscribed.class);
  private static final Map<String, Event> ALL = all();

  private static Map<String, Event> all() {
    var all = new LinkedHashMap<String, Event>();
    List.of(
            INBOUND,
            OUTBOUND,
            CONVERSATION,
            of(EventType.CONVERSATION_UNREAD, ConversationUnread.class),
            of(EventType.CONTACT_CREATE, ContactEvent.Created.class),
            of(EventType.CONTACT_UPDATE, ContactEvent.Updated.class),
            of(EventType.CONTACT_TAG_UPDATE, ContactEvent.Tagged.class),
            SILENCED,
            of(EventType.NOTE_CREATE, NoteEvent.Created.class),
            of(EventType.NOTE_UPDATE, NoteEvent.Updated.class),
            of(EventType.NOTE_DELETE, NoteEvent.Deleted.class),
            of(EventType.TASK_CREATE, TaskEvent.Created.class),
            of(EventType.TASK_COMPLETE, TaskEvent.Completed.class),
            of(EventType.TASK_DELETE, TaskEvent.Deleted.class),
            of(EventType.APPOINTMENT_CREATE, AppointmentEvent.Created.class),
            of(EventType.APPOINTMENT_UPDATE, AppointmentEvent.Updated.class),
            of(EventType.APPOINTMENT_DELETE, AppointmentEvent.Deleted.class),
            of(EventType.OPPORTUNITY_CREATE, OpportunityEvent.Created.class),
            of(EventType.OPPORTUNITY_UPDATE, OpportunityEvent.Updated.class),
            of(EventType.OPPORTUNITY_STAGE_UPDATE, OpportunityEvent.StageChanged.class),
            of(EventType.OPPORTUNITY_STATUS_UPDATE, OpportunityEvent.StatusChanged.class),
            of(EventType.OPPORTUNITY_ASSIGNED_TO_UPDATE, OpportunityEvent.Assigned.class),
            of(EventType.OPPORTUNITY_MONETARY_VALUE_UPDATE, OpportunityEvent.Valued.class),
            of(EventType.OPPORTUNITY_DELETE, OpportunityEvent.Deleted.class),
            SUBSCRIBED,
            UNSUBSCRIBED,
            of(WebhookTopic.DELIVERED, MailEvent.Delivered.class),
            of(WebhookTopic.OPENS, MailEvent.Opened.class),
            of(WebhookTopic.CLICKS, MailEvent.Clicked.class),
            BOUNCED,
            of(WebhookTopic.SOFT_BOUNCES, MailEvent.Bounced.class),
            of(WebhookTopic.COMPLAINTS, MailEvent.Complained.class))
        .forEach(each -> all.put(each.name(), each));
    return Collections.unmodifiableMap(all);
  }

  private static Event of(EventType name, Class<? extends WebhookEvent> type) {
    return new Event(name.value(), type);
  }

  private static Event of(WebhookTopic name, Class<? extends MailEvent> type) {
    return new Event(name.event(), type);
  }

  static Event read(Value value) {
    return value.oneOf(ALL, INBOUND);
  }

  boolean isMessage() {
    return MessageEvent.class.isAssignableFrom(type);
  }

  About about() {
    return isMessage() ? About.MESSAGE : About.EVENT;
  }

  boolean isMail() {
    return MailEvent.class.isAssignableFrom(type);
  }

  /** Whether looking for new conversations brings it, and nothing else does. */
  boolean isNewConversation() {
    return equals(CONVERSATION);
  }

  /** Whether looking who has joined a list brings it, too. */
  boolean isNewSubscriber() {
    return equals(SUBSCRIBED);
  }

  boolean isAgainAndAgain() {
    return AGAIN_AND_AGAIN.contains(type);
  }

  /** Whether it is that: two kinds of bounces are of one type. */
  boolean is(MailEvent event) {
    return event.type() == null
        || !(event instanceof MailEvent.Bounced)
        || event.type().topic() == null
        || event.type().topic().event().equals(name);
  }
}
