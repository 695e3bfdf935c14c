package dev.tertulia.conversations;

import dev.tertulia.core.Download;
import dev.tertulia.core.transport.CallScope;

/**
 * The sound of calls and voice mails. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * try (Download recording = client.recordings().open(messageId)) {
 *   recording.saveTo(Path.of(messageId + ".wav"));
 * }
 * }</pre>
 */
public final class Recordings {
  private final MediaApi api;
  private final CallScope scope;

  Recordings(MediaApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /**
   * Opens a recording ({@code get-message-recording}; repeated until its headers arrive). It is
   * streamed, and must be closed.
   *
   * @param messageId of a call or voice mail
   * @throws dev.tertulia.core.ApiException if there is none; with which status is undocumented, 404
   *     or 422 probably
   */
  public Download open(String messageId) {
    return api.recording(HighLevelRules.id("messageId", messageId), scope.resource())
        .execute(scope);
  }
}
