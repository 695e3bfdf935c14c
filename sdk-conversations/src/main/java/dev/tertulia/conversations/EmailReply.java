package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * An answer to an e-mail.
 *
 * @param messageId the message answered
 * @param threadId the thread to stay in: the id that groups its e-mails; null leaves it to the
 *     vendor
 * @param toAll whether everyone who got it gets the answer
 */
public record EmailReply(String messageId, @Nullable String threadId, boolean toAll)
    implements EmailContext {

  /** Refuses what is no id. */
  public EmailReply {
    Require.text("EmailReply.messageId", messageId);
    HighLevelRules.given("EmailReply.threadId", threadId);
  }

  /** An answer to the sender of a message. */
  public static EmailReply to(String messageId) {
    return new EmailReply(messageId, null, false);
  }

  /** The same within a thread. */
  public EmailReply inThread(String id) {
    return new EmailReply(messageId, id, toAll);
  }

  /** The same to everyone. */
  public EmailReply everyone() {
    return new EmailReply(messageId, threadId, true);
  }
}
