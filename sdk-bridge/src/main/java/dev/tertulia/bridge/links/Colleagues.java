package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.core.Outcome;
import java.time.Duration;
import java.time.Instant;

/** Tells colleagues something about a contact, once. */
record Colleagues(ConversationsClient client) {
  /** So long a note may take to be listed. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  void comment(String contactId, String words, Step<?> step) {
    client.messages().sendOnce(step.key(), InternalComment.on(contactId, words));
  }

  void note(String contactId, String words) {
    client.contacts().notes(contactId).add(words);
  }

  /** Notes have no key to be found by: the mark is a part of the words that no other note has. */
  Outcome noted(String contactId, String mark, Step<?> step, Instant begunAt) {
    Instant settled = begunAt.plus(SETTLING);
    if (step.now().isBefore(settled)) {
      throw Later.because("too early to tell whether the note was written", settled);
    }
    boolean there =
        client.contacts().notes(contactId).all().stream()
            .anyMatch(each -> String.valueOf(each.body()).contains(mark));
    return there ? Outcome.ACCEPTED : Outcome.NOT_SENT;
  }
}
