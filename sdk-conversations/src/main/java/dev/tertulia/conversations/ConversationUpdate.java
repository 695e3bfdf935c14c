package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a conversation; what is null stays.
 *
 * @param unreadCount how many messages count as unread
 * @param starred whether it is marked
 * @param feedback a visitor's verdict on a live chat: {@code positive} or {@code negative}
 */
public record ConversationUpdate(
    @Nullable Integer unreadCount, @Nullable Boolean starred, @Nullable String feedback) {

  /** Refuses less than nothing. */
  public ConversationUpdate {
    if (unreadCount != null && unreadCount < 0) {
      throw new InvalidRequestException(
          "ConversationUpdate.unreadCount", "zero or more", "" + unreadCount);
    }
  }

  /** All messages read. */
  public static ConversationUpdate markRead() {
    return of(0, null);
  }

  /** So many messages unread. */
  public static ConversationUpdate markUnread(int count) {
    return of(count, null);
  }

  /** Marked, or no longer. */
  public static ConversationUpdate star(boolean starred) {
    return of(null, starred);
  }

  private static ConversationUpdate of(@Nullable Integer count, @Nullable Boolean star) {
    return new ConversationUpdate(count, star, null);
  }

  /** The same, also marking it or no longer. */
  public ConversationUpdate starred(boolean value) {
    return new ConversationUpdate(unreadCount, value, feedback);
  }

  /** The same with a visitor's verdict on a live chat. */
  public ConversationUpdate feedback(String verdict) {
    return new ConversationUpdate(
        unreadCount, starred, Require.text("ConversationUpdate.feedback", verdict));
  }
}
