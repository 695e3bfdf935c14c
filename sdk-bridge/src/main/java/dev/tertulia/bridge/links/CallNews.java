package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.Notes;
import dev.tertulia.conversations.Transcription;
import dev.tertulia.core.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells colleagues, once, what a call was about. */
record CallNews(ConversationsClient client, Path folder) {
  /** So long a note may take to be listed. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  void comment(Optional<Transcription> words, Step<Call> step) throws IOException {
    var comment = InternalComment.on(step.event().contactId(), files(step).told());
    client.messages().sendOnce(step.key(), comment);
  }

  void note(Optional<Transcription> words, Step<Call> step) throws IOException {
    notes(step).add(files(step).told());
  }

  /** Notes have no key to be found by, but each begins with the id of its call. */
  Outcome noted(Optional<Transcription> words, Step<Call> step, Instant begunAt) {
    if (step.now().isBefore(begunAt.plus(SETTLING))) {
      throw new IllegalStateException("too early to tell whether the note was written");
    }
    String mark = files(step).mark();
    boolean there =
        notes(step).all().stream().anyMatch(each -> String.valueOf(each.body()).contains(mark));
    return there ? Outcome.ACCEPTED : Outcome.NOT_SENT;
  }

  private Transcript files(Step<Call> step) {
    return new Transcript(folder, step.event().messageId());
  }

  private Notes notes(Step<Call> step) {
    return client.contacts().notes(step.event().contactId());
  }
}
