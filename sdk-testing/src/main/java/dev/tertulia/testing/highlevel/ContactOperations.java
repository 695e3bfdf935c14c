package dev.tertulia.testing.highlevel;

import static dev.tertulia.testing.highlevel.Operation.on;

import java.util.List;

/** The operations on contacts, their notes and their tasks. */
final class ContactOperations {
  private static final String READ = "contacts.readonly";
  private static final String WRITE = "contacts.write";

  private static final String UPDATE_FIELDS =
      " firstName lastName name email phone address1 city state postalCode website timezone dnd?"
          + " dndSettings{} inboundDndSettings{} tags[] customFields* source dateOfBirth country"
          + " assignedTo";

  private static final String CONTACT_FIELDS = UPDATE_FIELDS + " gender companyName";
  private static final String NOTE_FIELDS = " userId title color pinned?";

  static final List<Operation> ROWS =
      List.of(
          on("search-contacts-advanced", "POST /contacts/search", READ, ContactSearch::search)
              .body("locationId! page# pageLimit#! searchAfter* query filters* sort*"),
          on(
                  "get-duplicate-contact",
                  "GET /contacts/search/duplicate",
                  READ,
                  ContactSearch::duplicate)
              .query("locationId! number email"),
          on("lookup-contacts", "GET /contacts/lookup", READ, ContactSearch::lookup)
              .in(Operation.V3)
              .query("locationId! email phone nextCursor limit#"),
          on("get-contact", "GET /contacts/{contactId}", READ, ContactHandlers::get),
          on("create-contact", "POST /contacts/", WRITE, ContactHandlers::create)
              .body("locationId!" + CONTACT_FIELDS),
          on("upsert-contact", "POST /contacts/upsert", WRITE, ContactHandlers::upsert)
              .body("locationId! createNewIfDuplicateAllowed?" + CONTACT_FIELDS),
          on("update-contact", "PUT /contacts/{contactId}", WRITE, ContactHandlers::update)
              .body(UPDATE_FIELDS),
          on("delete-contact", "DELETE /contacts/{contactId}", WRITE, ContactHandlers::delete),
          on("add-tags", "POST /contacts/{contactId}/tags", WRITE, ContactHandlers::addTags)
              .body("tags[]!"),
          on("remove-tags", "DELETE /contacts/{contactId}/tags", WRITE, ContactHandlers::removeTags)
              .body("tags[]!"),
          on("get-all-notes", "GET /contacts/{contactId}/notes", READ, NoteHandlers::all),
          on("get-note", "GET /contacts/{contactId}/notes/{id}", READ, NoteHandlers::get),
          on("create-note", "POST /contacts/{contactId}/notes", WRITE, NoteHandlers::create)
              .body("body!" + NOTE_FIELDS),
          on("update-note", "PUT /contacts/{contactId}/notes/{id}", WRITE, NoteHandlers::update)
              .body("body" + NOTE_FIELDS),
          on("delete-note", "DELETE /contacts/{contactId}/notes/{id}", WRITE, NoteHandlers::delete),
          on("get-all-tasks", "GET /contacts/{contactId}/tasks", READ, TaskHandlers::all),
          on("get-task", "GET /contacts/{contactId}/tasks/{taskId}", READ, TaskHandlers::get),
          on("create-task", "POST /contacts/{contactId}/tasks", WRITE, TaskHandlers::create)
              .body("title! dueDate! completed?! body assignedTo"),
          on("update-task", "PUT /contacts/{contactId}/tasks/{taskId}", WRITE, TaskHandlers::update)
              .body("title dueDate completed? body assignedTo"),
          on(
                  "update-task-completed",
                  "PUT /contacts/{contactId}/tasks/{taskId}/completed",
                  WRITE,
                  TaskHandlers::update)
              .body("completed?!"),
          on(
              "delete-task",
              "DELETE /contacts/{contactId}/tasks/{taskId}",
              WRITE,
              TaskHandlers::delete));

  private ContactOperations() {}
}
