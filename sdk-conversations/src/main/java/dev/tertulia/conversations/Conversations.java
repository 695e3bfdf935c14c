package dev.tertulia.conversations;

import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.Paged;
import dev.tertulia.core.transport.CallScope;
import java.util.Optional;

/**
 * Finds, makes and changes conversations. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * for (Conversation each : client.conversations().search(ConversationQuery.all().unread())) { … }
 * }</pre>
 */
public final class Conversations {
  private final ConversationsApi api;
  private final CallScope scope;

  Conversations(ConversationsApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /**
   * Conversations of the location, fetched as they are read ({@code search-conversation}; repeated
   * after passing failures).
   *
   * <p>Oldest first, the list is complete, and a conversation that gets a message while it is read
   * comes again with its new state. Newest first, such a conversation is missed. Cursors live for
   * ever; use them with the same query.
   *
   * @throws dev.tertulia.core.PagingException while reading, rather than losing some: when more
   *     conversations share one moment than the service gives at once
   */
  public Paged<Conversation> search(ConversationQuery query) {
    return new SearchWalk(
            query,
            parameters -> api.search(scope.resource(), parameters).execute(scope).conversations())
        .paged();
  }

  /** The conversation of a contact, who has at most one ({@code search-conversation}). */
  public Optional<Conversation> ofContact(String contactId) {
    var query = ConversationQuery.all().contact(contactId).pageSize(10);
    return search(query).stream().findFirst();
  }

  /**
   * One conversation ({@code get-conversation}). It tells less than searching: no name, no text,
   * often no count of unread messages.
   *
   * @throws dev.tertulia.core.NotFoundException if there is none
   */
  public Conversation get(String conversationId) {
    return api.get(HighLevelRules.id("conversationId", conversationId)).execute(scope);
  }

  /**
   * Makes the conversation of a contact ({@code create-conversation}). Never repeated. What the
   * service answers if there is one already is undocumented: look with {@link #ofContact} first.
   */
  public Conversation create(String contactId) {
    HighLevelRules.id("contactId", contactId);
    return api.create(new Wire.NewConversation(scope.resource(), contactId)).execute(scope);
  }

  /**
   * The conversation of a contact, made if there is none. If someone else makes it in between, it
   * is found.
   */
  public Conversation findOrCreate(String contactId) {
    Optional<Conversation> there = ofContact(contactId);
    if (there.isPresent()) {
      return there.get();
    }
    try {
      return create(contactId);
    } catch (BadRequestException e) {
      return ofContact(contactId).orElseThrow(() -> e);
    }
  }

  /** Changes a conversation ({@code update-conversation}; repeated after passing failures). */
  public Conversation update(String conversationId, ConversationUpdate change) {
    var body =
        new Wire.ConversationChange(
            scope.resource(), change.unreadCount(), change.starred(), change.feedback());
    return api.update(HighLevelRules.id("conversationId", conversationId), body).execute(scope);
  }

  /**
   * Deletes a conversation with its messages ({@code delete-conversation}; repeated after passing
   * failures, and "not found" after such a repetition counts as done).
   */
  public void delete(String conversationId) {
    api.delete(HighLevelRules.id("conversationId", conversationId)).execute(scope);
  }
}
