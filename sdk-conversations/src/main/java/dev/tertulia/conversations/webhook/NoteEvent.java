package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Note;

/** A note about a contact was made, changed or deleted. */
public sealed interface NoteEvent extends WebhookEvent {

  /** The note as the event tells it. */
  Note note();

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
