package dev.tertulia.conversations;

import org.jspecify.annotations.Nullable;

/**
 * What to change of a note; what is null is not sent, and should stay: the vendor does not say.
 *
 * @param body what it says
 * @param title its heading
 * @param userId in whose name it stands
 * @param color its colour, such as {@code #FFAA00}
 * @param pinned whether it stays on top
 */
public record NoteUpdate(
    @Nullable String body,
    @Nullable String title,
    @Nullable String userId,
    @Nullable String color,
    @Nullable Boolean pinned) {

  /** Refuses a note that would say nothing. */
  public NoteUpdate {
    HighLevelRules.given("NoteUpdate.body", body);
    HighLevelRules.given("NoteUpdate.title", title);
    HighLevelRules.given("NoteUpdate.userId", userId);
    HighLevelRules.given("NoteUpdate.color", color);
  }

  /** Nothing yet. */
  public static NoteUpdate nothing() {
    return new NoteUpdate(null, null, null, null, null);
  }

  /** With other words. */
  public NoteUpdate body(String text) {
    return new NoteUpdate(text, title, userId, color, pinned);
  }

  /** With another heading. */
  public NoteUpdate title(String text) {
    return new NoteUpdate(body, text, userId, color, pinned);
  }

  /** In another user's name. */
  public NoteUpdate userId(String id) {
    return new NoteUpdate(body, title, id, color, pinned);
  }

  /** In another colour, such as {@code #FFAA00}. */
  public NoteUpdate color(String value) {
    return new NoteUpdate(body, title, userId, value, pinned);
  }

  /** On top or not. */
  public NoteUpdate pinned(boolean value) {
    return new NoteUpdate(body, title, userId, color, value);
  }

  @Override
  public String toString() {
    return "NoteUpdate[" + (body == null ? "same words" : body.length() + " characters") + "]";
  }
}
