package dev.tertulia.conversations;

import dev.tertulia.conversations.WireMessages.MessagesPage;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of a conversation's messages, newest first, each going on after the id of the last one. */
final class MessageWalk {
  private static final String OPERATION = "get-messages";

  private final Function<@Nullable String, MessagesPage> fetch;

  MessageWalk(Function<@Nullable String, MessagesPage> fetch) {
    this.fetch = fetch;
  }

  Paged<Message> paged() {
    return Paged.of(this::page, Message::id);
  }

  private Page<Message> page(@Nullable Cursor cursor) {
    String after = cursor == null ? null : HighLevelRules.id("cursor", cursor.value());
    MessagesPage page = fetch(after, cursor);
    // An empty page can have a next one: a filter by kind empties pages, it does not end the list.
    if (!Boolean.TRUE.equals(page.nextPage())) {
      return new Page<>(page.messages(), null);
    }
    String last = page.lastMessageId();
    if (last == null || last.equals(after)) {
      throw new PagingException(
          OPERATION,
          "the service says there is a next page, "
              + (last == null ? "and not where" : "at the same place again"),
          cursor);
    }
    return new Page<>(page.messages(), new Cursor(last));
  }

  private MessagesPage fetch(@Nullable String after, @Nullable Cursor cursor) {
    try {
      return fetch.apply(after);
    } catch (BadRequestException | NotFoundException e) {
      if (after == null) {
        throw e;
      }
      throw new PagingException(
          OPERATION,
          "the service does not know the message to go on after; one that was sent again gets a new"
              + " id: begin anew ("
              + e.status()
              + ")",
          cursor);
    }
  }
}
