package dev.tertulia.conversations;

import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.transport.CallScope;
import java.util.List;

/**
 * The notes about one contact, which only colleagues see. Immutable and safe for use by several
 * threads.
 *
 * <pre>{@code
 * client.contacts().notes(contactId).add("Asked for a quote for twelve people.");
 * }</pre>
 */
public final class Notes {
  private final NotesApi api;
  private final CallScope scope;
  private final String contactId;

  Notes(NotesApi api, CallScope scope, String contactId) {
    this.api = api;
    this.scope = scope;
    this.contactId = HighLevelRules.id("contactId", contactId);
  }

  /**
   * All notes, in the vendor's order, which is undocumented; they come at once ({@code
   * get-all-notes}; repeated after passing failures).
   */
  public List<Note> all() {
    return api.all(contactId).execute(scope).notes();
  }

  /**
   * One note ({@code get-note}; repeated after passing failures).
   *
   * @throws NotFoundException if there is none
   */
  public Note get(String noteId) {
    return api.get(contactId, HighLevelRules.id("noteId", noteId)).execute(scope);
  }

  /** Writes a note of these words ({@code create-note}; never repeated). */
  public Note add(String body) {
    return add(NewNote.of(body));
  }

  /**
   * Writes a note ({@code create-note}; never repeated). If the answer is lost, {@link #all} shows
   * whether it was written.
   */
  public Note add(NewNote note) {
    return api.create(contactId, note).execute(scope);
  }

  /** Changes a note ({@code update-note}; repeated after passing failures). */
  public Note update(String noteId, NoteUpdate change) {
    return api.update(contactId, HighLevelRules.id("noteId", noteId), change).execute(scope);
  }

  /**
   * Deletes a note ({@code delete-note}; repeated after passing failures, and "not found" after
   * such a repetition counts as done).
   */
  public void delete(String noteId) {
    api.delete(contactId, HighLevelRules.id("noteId", noteId)).execute(scope);
  }
}
