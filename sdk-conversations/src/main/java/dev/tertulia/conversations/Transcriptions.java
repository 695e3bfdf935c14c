package dev.tertulia.conversations;

import dev.tertulia.core.Download;
import dev.tertulia.core.transport.CallScope;

/**
 * What was said in calls and voice mails, in writing. Immutable and safe for use by several
 * threads.
 */
public final class Transcriptions {
  private final MediaApi api;
  private final CallScope scope;

  Transcriptions(MediaApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /**
   * The sentences of a call ({@code get-message-transcription}; repeated after passing failures).
   * The vendor's document shows one sentence and means several, it seems: both are read.
   *
   * @param messageId of a call or voice mail
   */
  public Transcription get(String messageId) {
    HighLevelRules.id("messageId", messageId);
    return Transcription.of(api.transcription(scope.resource(), messageId).execute(scope));
  }

  /**
   * Opens the vendor's own text file ({@code download-message-transcription}; repeated until its
   * headers arrive). It is streamed, and must be closed.
   *
   * @param messageId of a call or voice mail
   */
  public Download open(String messageId) {
    HighLevelRules.id("messageId", messageId);
    return api.transcriptionText(scope.resource(), messageId).execute(scope);
  }
}
