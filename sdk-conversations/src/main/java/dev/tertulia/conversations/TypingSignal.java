package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;

/**
 * Whether an agent is writing in a live chat.
 *
 * @param conversationId the conversation
 * @param visitorId who sees it
 * @param typing whether the agent is writing
 */
public record TypingSignal(String conversationId, String visitorId, boolean typing) {

  /** Refuses what is no id. */
  public TypingSignal {
    HighLevelRules.id("TypingSignal.conversationId", conversationId);
    Require.text("TypingSignal.visitorId", visitorId);
  }

  /** The agent writes. */
  public static TypingSignal started(String conversationId, String visitorId) {
    return new TypingSignal(conversationId, visitorId, true);
  }

  /** The agent has stopped writing. */
  public static TypingSignal stopped(String conversationId, String visitorId) {
    return new TypingSignal(conversationId, visitorId, false);
  }
}
