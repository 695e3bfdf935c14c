package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.EmailMessage;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One look at what happened in a while, handed on in small portions as it is found. */
final class Search {
  private static final int PORTION = 100;

  /** What moves to the front of the list while it is read is found next time, if not too late. */
  private static final Duration HINDSIGHT = Duration.ofHours(1);

  private final ConversationsClient client;
  private final WebhookInbox inbox;
  private final Instant from;
  private final Instant until;
  private int brought;

  Search(ConversationsClient client, WebhookInbox inbox, Instant from, Instant until) {
    this.client = client;
    this.inbox = inbox;
    this.from = from;
    this.until = until;
  }

  int brought() {
    return brought;
  }

  /** In two walks, because the service leaves e-mails out of the first. */
  int messages(ToIntFunction<List<Arrival>> offer) {
    var export = ExportQuery.all().from(from).until(until);
    return handOn(
        client.messages().exportEverything(export).stream()
            .filter(Search::wouldBeTold)
            .map(this::event),
        offer);
  }

  /** Of a message that waits for its time nothing is told, nor of the service's own notes. */
  private static boolean wouldBeTold(Message message) {
    MessageType kind = message.kind();
    boolean note = kind != null && kind.value().startsWith("TYPE_ACTIVITY");
    return message.direction() != null
        && !note
        && message.activity().isMissing()
        && !MessageStatus.SCHEDULED.equals(message.status());
  }

  /** An e-mail's text is fetched only if nobody has brought it. */
  private WebhookEvent event(Message message) {
    WebhookEvent event = FoundEvent.of(message, null);
    boolean known = event.identity().ids().stream().anyMatch(inbox::knows);
    EmailMessage email = known ? null : email(message);
    return email == null ? event : FoundEvent.of(message, email);
  }

  private @Nullable EmailMessage email(Message message) {
    List<String> ids = message.emailMessageIds();
    if (!message.is(MessageType.EMAIL) || ids.isEmpty()) {
      return null;
    }
    try {
      return client.messages().email(ids.get(ids.size() - 1));
    } catch (NotFoundException e) {
      return null;
    }
  }

  /** Whatever begins is at the front of the list of those that something happened in. */
  int conversations(Instant since, ToIntFunction<List<Arrival>> offer) {
    Instant earliest = max(since, from.minus(HINDSIGHT));
    var newest = ConversationQuery.all().order(ConversationQuery.Order.NEWEST_FIRST);
    return handOn(
        client.conversations().search(newest).stream()
            .takeWhile(
                each -> each.lastMessageDate() == null || !each.lastMessageDate().isBefore(from))
            .filter(each -> begunBetween(each, earliest))
            .map(FoundEvent::of),
        offer);
  }

  private boolean begunBetween(Conversation conversation, Instant earliest) {
    Instant begun = conversation.dateAdded();
    return conversation.id() != null
        && begun != null
        && !begun.isBefore(earliest)
        && begun.isBefore(until);
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private int handOn(Stream<? extends WebhookEvent> events, ToIntFunction<List<Arrival>> offer) {
    var portion = new ArrayList<Arrival>();
    int all = 0;
    for (WebhookEvent event : (Iterable<WebhookEvent>) events.<WebhookEvent>map(e -> e)::iterator) {
      portion.add(EventFormat.arrival(event));
      all++;
      if (portion.size() == PORTION) {
        brought += offer.applyAsInt(List.copyOf(portion));
        portion.clear();
      }
    }
    if (!portion.isEmpty()) {
      brought += offer.applyAsInt(portion);
    }
    return all;
  }
}
