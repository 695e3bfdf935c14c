package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * A note to be written about a contact.
 *
 * @param body what it says; how long it may be is undocumented
 * @param title its heading; null for none
 * @param userId in whose name; null for nobody's
 * @param color its colour, such as {@code #FFAA00}; null for the usual one
 * @param pinned whether it stays on top; null for the usual place
 */
public record NewNote(
    String body,
    @Nullable String title,
    @Nullable String userId,
    @Nullable String color,
    @Nullable Boolean pinned) {

  /** Refuses a note that says nothing. */
  public NewNote {
    Require.text("NewNote.body", body);
    HighLevelRules.given("NewNote.title", title);
    HighLevelRules.given("NewNote.userId", userId);
    HighLevelRules.given("NewNote.color", color);
  }

  /** A note that says this. */
  public static NewNote of(String body) {
    return new NewNote(body, null, null, null, null);
  }

  /** The same with a heading. */
  public NewNote title(String text) {
    return new NewNote(body, text, userId, color, pinned);
  }

  /** The same in a user's name. */
  public NewNote userId(String id) {
    return new NewNote(body, title, id, color, pinned);
  }

  /** The same in a colour, such as {@code #FFAA00}. */
  public NewNote color(String value) {
    return new NewNote(body, title, userId, value, pinned);
  }

  /** The same, on top or not. */
  public NewNote pinned(boolean value) {
    return new NewNote(body, title, userId, color, value);
  }

  @Override
  public String toString() {
    return "NewNote[" + body.length() + " characters]";
  }
}
