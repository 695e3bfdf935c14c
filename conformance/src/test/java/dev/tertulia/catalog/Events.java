package dev.tertulia.catalog;

import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.acumbamail.webhook.NewSubscribers;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.EventType;
import dev.tertulia.conversations.webhook.ProviderOutboundMessage;
import dev.tertulia.conversations.webhook.Reconciler;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.WebhookRequest;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a service tells of: each word it has for an event, and the class it arrives as. */
final class Events {
  /** What polling finds, as it is proved by PollingTest. */
  static final Map<String, Set<String>> FOUND =
      Map.of(
          "highlevel",
          Set.of("InboundMessage", "OutboundMessage", "NewConversation"),
          "acumbamail",
          Set.of("subscribes"));

  private final Service service;
  private final Sources sources;
  private final Shapes shapes;

  Events(Service service, Sources sources, Shapes shapes) {
    this.service = service;
    this.sources = sources;
    this.shapes = shapes;
  }

  List<Map<String, Object>> json() {
    List<Map<String, Object>> triggers =
        service.name().equals("highlevel") ? ofHighLevel() : ofAcumbamail();
    triggers.sort(
        Comparator.comparing((Map<String, Object> each) -> (String) each.get("group"))
            .thenComparing(each -> (String) each.get("id")));
    return triggers;
  }

  private List<Map<String, Object>> ofHighLevel() {
    var triggers = new ArrayList<Map<String, Object>>();
    for (Field each : EventType.class.getFields()) {
      EventType type = constant(each);
      byte[] body = JsonValue.object("type", type.value()).json().getBytes(StandardCharsets.UTF_8);
      boolean provider = type.equals(EventType.PROVIDER_OUTBOUND_MESSAGE);
      WebhookEvent event =
          provider
              ? ProviderOutboundMessage.readUnverified(body)
              : WebhookEvent.readUnverified(body);
      String receiver =
          Links.javadoc(ConversationWebhooks.class)
              + (provider
                  ? "#ofProvider(dev.tertulia.core.webhook.WebhookInbox)"
                  : "#into(dev.tertulia.core.webhook.WebhookInbox)");
      triggers.add(
          trigger(
              type.value(),
              sources.doc(EventType.class.getName() + "." + each.getName()),
              event.getClass(),
              type.equals(EventType.NEW_CONVERSATION) ? null : receiver,
              Links.javadoc(Reconciler.class)));
    }
    return triggers;
  }

  private static EventType constant(Field field) {
    try {
      return (EventType) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Map<String, Object>> ofAcumbamail() {
    var triggers = new ArrayList<Map<String, Object>>();
    for (WebhookTopic each : WebhookTopic.values()) {
      byte[] body = JsonValue.object("event", each.event()).json().getBytes(StandardCharsets.UTF_8);
      var request = new WebhookRequest(body, Map.of());
      MailEvent event = MailEvent.readUnverified(request, ZoneOffset.UTC).get(0);
      triggers.add(
          trigger(
              each.event(),
              sources.doc(WebhookTopic.class.getName() + "." + each.name()),
              event.getClass(),
              Links.javadoc(AcumbamailWebhooks.class),
              Links.javadoc(NewSubscribers.class)));
    }
    return triggers;
  }

  private Map<String, Object> trigger(
      String id, String doc, Class<?> event, String receiver, String poller) {
    boolean found = FOUND.get(service.name()).contains(id);
    var sourcesOfIt = new ArrayList<String>();
    var javadoc = new ArrayList<>(List.of(Links.javadoc(event)));
    if (receiver != null) {
      sourcesOfIt.add("webhook");
      javadoc.add(receiver);
    }
    if (found) {
      sourcesOfIt.add("polling");
      javadoc.add(poller);
    }
    var trigger = new LinkedHashMap<String, Object>();
    trigger.put("id", id);
    trigger.put("group", group(event));
    trigger.put("summary", Sources.sentence(doc));
    trigger.put("sources", sourcesOfIt);
    trigger.put("event", event.getName());
    trigger.put("output", shapes.word(event));
    trigger.put("javadoc", javadoc);
    return trigger;
  }

  /** The family it belongs to, or itself if it has none. */
  private static String group(Class<?> event) {
    return Arrays.stream(event.getInterfaces())
        .map(Class::getSimpleName)
        .filter(each -> !each.equals("WebhookEvent"))
        .findFirst()
        .orElse(event.getSimpleName());
  }
}
