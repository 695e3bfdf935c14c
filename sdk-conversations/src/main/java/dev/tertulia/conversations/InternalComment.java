package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A note among colleagues in a contact's conversation. The contact never sees it.
 *
 * <pre>{@code
 * InternalComment.on(contactId, "Call back, please. ").mention("Ana", anaId).by(myId)
 * }</pre>
 *
 * @param contactId in whose conversation
 * @param text what it says, with the vendor's marks where someone is mentioned
 * @param mentions ids of the users mentioned
 * @param author the id of the user who says it; null for the token's owner
 */
public record InternalComment(
    String contactId, String text, List<String> mentions, @Nullable String author)
    implements OutgoingMessage {

  /** Refuses what cannot be sent. */
  public InternalComment {
    HighLevelRules.id("InternalComment.contactId", contactId);
    Require.text("InternalComment.text", text);
    mentions = List.copyOf(mentions);
    mentions.forEach(user -> HighLevelRules.id("InternalComment.mentions", user));
    HighLevelRules.idOrNull("InternalComment.author", author);
  }

  /** A note on a contact. */
  public static InternalComment on(String contactId, String text) {
    return new InternalComment(contactId, text, List.of(), null);
  }

  /** The same, going on with a mention of a user, who is notified. */
  public InternalComment mention(String name, String userId) {
    Require.text("InternalComment.mention", name);
    String mark = "@" + name.replaceAll("[<>@]", "") + "<userId>" + userId + "</userId>";
    return new InternalComment(contactId, text + mark, Copies.plus(mentions, userId), author);
  }

  /** The same, going on with more text. */
  public InternalComment then(String more) {
    return new InternalComment(contactId, text + more, mentions, author);
  }

  /** The same in the name of a user. */
  public InternalComment by(String userId) {
    return new InternalComment(contactId, text, mentions, userId);
  }

  @Override
  public Channel channel() {
    return Channel.INTERNAL_COMMENT;
  }

  @Override
  public @Nullable Schedule schedule() {
    return null;
  }

  @Override
  public String toString() {
    return "InternalComment[contactId=" + contactId + "]";
  }
}
