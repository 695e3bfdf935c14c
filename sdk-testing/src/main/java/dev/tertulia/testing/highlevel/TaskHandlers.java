package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;

/** Tasks about contacts. */
final class TaskHandlers {

  private TaskHandlers() {}

  static Reply all(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    return ask.ok("tasks", Contacts.belongings(ask.state().tasks, contact, TaskHandlers::told));
  }

  static Reply get(Ask ask) {
    return ask.ok("task", told(known(ask)));
  }

  static Reply create(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    Doc task =
        Doc.of("id", ask.state().ids.next())
            .set("locationId", ask.location())
            .set("contactId", contact.id());
    change(task, ask);
    ask.state().tasks.put(task.id(), task);
    Events.belonging(ask.state(), "TaskCreate", task);
    return ask.created("task", told(task));
  }

  static Reply update(Ask ask) {
    Doc task = known(ask);
    boolean before = task.flag("completed");
    change(task, ask);
    if (task.flag("completed") && !before) {
      Events.belonging(ask.state(), "TaskComplete", task);
    }
    return ask.ok("task", told(task));
  }

  static Reply delete(Ask ask) {
    Doc task = known(ask);
    ask.state().tasks.remove(task.id());
    Events.belonging(ask.state(), "TaskDelete", task);
    return ask.ok("succeded", true, "succeeded", true);
  }

  private static void change(Doc task, Ask ask) {
    String due = ask.text("dueDate");
    Long millis = Times.millis(due);
    if (due != null && millis == null) {
      throw Refusal.invalid("dueDate must be a valid ISO 8601 date string");
    }
    ask.body().asMap().forEach(task::set);
    if (millis != null) {
      task.set("dueDate", millis);
    }
  }

  private static Doc known(Ask ask) {
    return ask.belonging(ask.state().tasks, "Task", ask.path("taskId"));
  }

  private static JsonValue told(Doc task) {
    return Times.iso(task, "dueDate").without("locationId").json();
  }
}
