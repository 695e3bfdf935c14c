package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.Note;
import dev.tertulia.conversations.Task;
import dev.tertulia.conversations.webhook.AppEvent.Installation;
import dev.tertulia.conversations.webhook.AppointmentEvent.Appointment;
import dev.tertulia.conversations.webhook.OpportunityEvent.Opportunity;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes events of JSON. Whatever is an object becomes one; nothing of it is judged here. */
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");

  private static final Map<EventType, Function<EventEnvelope, WebhookEvent>> KINDS =
      Map.ofEntries(
          Map.entry(EventType.INBOUND_MESSAGE, EventReader::message),
          Map.entry(EventType.OUTBOUND_MESSAGE, EventReader::message),
          kind(EventType.CONVERSATION_UNREAD, Conversation.class, ConversationUnread::new),
          kind(EventType.NEW_CONVERSATION, Conversation.class, NewConversation::new),
          kind(EventType.CONTACT_CREATE, Contact.class, ContactEvent.Created::new),
          kind(EventType.CONTACT_UPDATE, Contact.class, ContactEvent.Updated::new),
          kind(EventType.CONTACT_DELETE, Contact.class, ContactEvent.Deleted::new),
          kind(EventType.CONTACT_TAG_UPDATE, Contact.class, ContactEvent.Tagged::new),
          kind(EventType.CONTACT_DND_UPDATE, Contact.class, ContactEvent.DoNotDisturbChanged::new),
          kind(EventType.NOTE_CREATE, Note.class, NoteEvent.Created::new),
          kind(EventType.NOTE_UPDATE, Note.class, NoteEvent.Updated::new),
          kind(EventType.NOTE_DELETE, Note.class, NoteEvent.Deleted::new),
          kind(EventType.TASK_CREATE, Task.class, TaskEvent.Created::new),
          kind(EventType.TASK_COMPLETE, Task.class, TaskEvent.Completed::new),
          kind(EventType.TASK_DELETE, Task.class, TaskEvent.Deleted::new),
          appointment(EventType.APPOINTMENT_CREATE, AppointmentEvent.Created::new),
          appointment(EventType.APPOINTMENT_UPDATE, AppointmentEvent.Updated::new),
          appointment(EventType.APPOINTMENT_DELETE, AppointmentEvent.Deleted::new),
          opportunity(EventType.OPPORTUNITY_CREATE, OpportunityEvent.Created::new),
          opportunity(EventType.OPPORTUNITY_UPDATE, OpportunityEvent.Updated::new),
          opportunity(EventType.OPPORTUNITY_DELETE, OpportunityEvent.Deleted::new),
          opportunity(EventType.OPPORTUNITY_ASSIGNED_TO_UPDATE, OpportunityEvent.Assigned::new),
          opportunity(EventType.OPPORTUNITY_MONETARY_VALUE_UPDATE, OpportunityEvent.Valued::new),
          opportunity(EventType.OPPORTUNITY_STAGE_UPDATE, OpportunityEvent.StageChanged::new),
          opportunity(EventType.OPPORTUNITY_STATUS_UPDATE, OpportunityEvent.StatusChanged::new),
          kind(EventType.INSTALL, Installation.class, AppEvent.Installed::new),
          kind(EventType.UNINSTALL, Installation.class, AppEvent.Uninstalled::new),
          kind(EventType.UPDATE, Installation.class, AppEvent.Updated::new),
          Map.entry(
              EventType.EMAIL_STATS,
              envelope ->
                  new EmailStats(
                      subject(EmailStats.Report.class, envelope.json().at("webhookPayload")),
                      envelope)));

  private EventReader() {}

  static WebhookEvent read(byte[] body) {
    return read(object(body));
  }

  static WebhookEvent read(JsonValue event) {
    String word = event.at("type").asText();
    EventType type = word == null ? null : new EventType(word);
    var envelope = EventEnvelope.of(type, event);
    Function<EventEnvelope, WebhookEvent> kind = type == null ? null : KINDS.get(type);
    if (kind != null) {
      return kind.apply(envelope);
    }
    return type != null && EventType.OTHERS.contains(type)
        ? new OtherEvent(envelope)
        : new UnknownEvent(envelope);
  }

  static ProviderOutboundMessage provided(byte[] body) {
    JsonValue event = object(body);
    return new ProviderOutboundMessage(
        subject(ProviderOutboundMessage.Task.class, event),
        EventEnvelope.of(EventType.PROVIDER_OUTBOUND_MESSAGE, event));
  }

  private static JsonValue object(byte[] body) {
    JsonValue json;
    try {
      json = JsonValue.parse(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new WebhookException("the body is no JSON", e);
    }
    if (!(json instanceof JsonValue.Obj object)) {
      throw new WebhookException("the body is no JSON object", null);
    }
    return flat(object);
  }

  /** The vendor's guide reads the subject out of a member "data"; real deliveries are flat. */
  private static JsonValue flat(JsonValue.Obj event) {
    if (event.at("data").asMap().isEmpty()) {
      return event;
    }
    var members = new LinkedHashMap<>(event.at("data").asMap());
    members.putAll(event.members());
    return new JsonValue.Obj(members);
  }

  private static <T> Map.Entry<EventType, Function<EventEnvelope, WebhookEvent>> kind(
      EventType type, Class<T> subject, BiFunction<T, EventEnvelope, WebhookEvent> event) {
    return Map.entry(
        type, envelope -> event.apply(subject(subject, typeless(envelope.json())), envelope));
  }

  private static Map.Entry<EventType, Function<EventEnvelope, WebhookEvent>> appointment(
      EventType type, BiFunction<Appointment, EventEnvelope, WebhookEvent> event) {
    return Map.entry(
        type,
        envelope ->
            event.apply(subject(Appointment.class, envelope.json().at("appointment")), envelope));
  }

  private static Map.Entry<EventType, Function<EventEnvelope, WebhookEvent>> opportunity(
      EventType type, BiFunction<Opportunity, EventEnvelope, WebhookEvent> event) {
    return kind(type, Opportunity.class, event);
  }

  private static MessageEvent message(EventEnvelope envelope) {
    Message message = subject(Message.class, asStored(envelope.json()));
    Direction direction = message.direction();
    boolean inbound =
        direction == null
            ? EventType.INBOUND_MESSAGE.equals(envelope.type())
            : direction.value().toLowerCase(Locale.ROOT).equals(Direction.INBOUND.value());
    MessageEvent event =
        inbound ? new InboundMessage(message, envelope) : new OutboundMessage(message, envelope);
    if (inbound != EventType.INBOUND_MESSAGE.equals(envelope.type())) {
      LOG.debug("{} with direction {}: trusting the direction", envelope.type(), direction);
    }
    return event;
  }

  /** An event spells the id and the number of the kind of a message in its own way. */
  private static JsonValue asStored(JsonValue event) {
    if (event.at("message") instanceof JsonValue.Obj whole) {
      return whole;
    }
    var members = new LinkedHashMap<>(event.asMap());
    rename(members, "messageId", "id");
    members.remove("type");
    rename(members, "messageTypeId", "type");
    return new JsonValue.Obj(members);
  }

  private static void rename(Map<String, JsonValue> members, String from, String to) {
    JsonValue value = members.remove(from);
    if (value != null) {
      members.put(to, value);
    }
  }

  /** The type of an event is not the type of a contact or conversation. */
  private static JsonValue typeless(JsonValue event) {
    var members = new LinkedHashMap<>(event.asMap());
    members.remove("type");
    return new JsonValue.Obj(members);
  }

  private static <T> T subject(Class<T> type, @Nullable JsonValue json) {
    return Json.standard().read(type, json instanceof JsonValue.Obj ? json.json() : "{}");
  }
}
