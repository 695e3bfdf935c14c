package dev.tertulia.conversations;

import dev.tertulia.core.transport.CallScope;

/**
 * What a visitor of a live chat sees of the agent. Immutable and safe for use by several threads.
 */
public final class LiveChat {
  private final ConversationsApi api;
  private final CallScope scope;

  LiveChat(ConversationsApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /**
   * Shows that the agent writes, or no longer ({@code live-chat-agent-typing}; repeated after
   * passing failures).
   */
  public void typing(TypingSignal signal) {
    var body =
        new Wire.Typing(
            scope.resource(), signal.typing(), signal.visitorId(), signal.conversationId());
    api.typing(body).execute(scope);
  }
}
