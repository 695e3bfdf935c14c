package dev.tertulia.bridge.links;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contact and the conversation with it: what a {@link Mapping} can tell a list. */
public final class Acquaintance {
  private final Contact contact;
  private final Conversation conversation;
  private final Messages all;

  Acquaintance(Contact contact, Conversation conversation, Messages all) {
    this.contact = contact;
    this.conversation = conversation;
    this.all = all;
  }

  /** The contact, as it is now. */
  public Contact contact() {
    return contact;
  }

  /** The conversation, as the search told it. */
  public Conversation conversation() {
    return conversation;
  }

  /** The contact's tags. */
  public List<String> tags() {
    return contact.tags();
  }

  /**
   * Where the contact lives: city, state and country, as far as they are known; null if none is.
   */
  public @Nullable String place() {
    String place =
        Stream.of(contact.city(), contact.state(), contact.country())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return place.isEmpty() ? null : place;
  }

  /** When the newest message came or went. */
  public @Nullable Instant lastContact() {
    return conversation.lastMessageDate();
  }

  /** What kind the newest message is, such as {@code SMS}; null if nobody says. */
  public @Nullable String lastChannel() {
    MessageType type = conversation.lastMessageType();
    return type == null ? null : type.normalized().value().replaceFirst("^TYPE_", "");
  }

  /**
   * How many messages, calls and e-mails came and went; what the service notes of itself and what
   * colleagues tell each other is not counted. The vendor gives no number, so all are read, a
   * request for each hundred, each time it is asked.
   */
  public long messages() {
    long count = 0;
    String id = conversation.id();
    if (id != null) {
      for (Message each : all.in(id)) {
        count += isContact(each) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isContact(Message message) {
    MessageType kind = message.kind();
    return kind == null
        || !(kind.is(MessageType.INTERNAL_COMMENT) || kind.value().startsWith("TYPE_ACTIVITY"));
  }

  @Override
  public String toString() {
    return "Acquaintance[" + contact + "]";
  }
}
