package dev.tertulia.conversations.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A note about a contact was made, changed or deleted. */
public sealed interface NoteEvent extends WebhookEvent {

  /** The note as the event tells it. */
  Note note();

  /**
   * What is told of a note.
   *
   * @param id the note's id
   * @param contactId the contact it is about
   * @param body its text
   * @param dateAdded when it was made
   */
  record Note(
      @Nullable String id,
      @Nullable String contactId,
      @Nullable String body,
      @Nullable Instant dateAdded) {

    @Override
    public String toString() {
      return "Note[id=" + id + ", contactId=" + contactId + "]";
    }
  }

  /**
   * A note was made ({@code NoteCreate}).
   *
   * @param note as it is now
   * @param envelope what the event says of itself
   */
  record Created(Note note, EventEnvelope envelope) implements NoteEvent {}

  /**
   * A note was changed ({@code NoteUpdate}).
   *
   * @param note as it is now
   * @param envelope what the event says of itself
   */
  record Updated(Note note, EventEnvelope envelope) implements NoteEvent {}

  /**
   * A note was deleted ({@code NoteDelete}).
   *
   * @param note as it was last
   * @param envelope what the event says of itself
   */
  record Deleted(Note note, EventEnvelope envelope) implements NoteEvent {}
}
