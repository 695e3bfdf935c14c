package dev.tertulia.conversations;

import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.transport.CallScope;
import java.util.List;

/**
 * What colleagues have to do about one contact. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Tasks tasks = client.contacts().tasks(contactId);
 * Task task = tasks.add(NewTask.of("Call back", tomorrowAtNine).assignedTo(userId));
 * tasks.complete(task.id());
 * }</pre>
 */
public final class Tasks {
  private final TasksApi api;
  private final CallScope scope;
  private final String contactId;

  Tasks(TasksApi api, CallScope scope, String contactId) {
    this.api = api;
    this.scope = scope;
    this.contactId = HighLevelRules.id("contactId", contactId);
  }

  /**
   * All tasks, done or not, in the vendor's order, which is undocumented; they come at once ({@code
   * get-all-tasks}; repeated after passing failures).
   */
  public List<Task> all() {
    return api.all(contactId).execute(scope).tasks();
  }

  /**
   * One task ({@code get-task}; repeated after passing failures).
   *
   * @throws NotFoundException if there is none
   */
  public Task get(String taskId) {
    return api.get(contactId, HighLevelRules.id("taskId", taskId)).execute(scope);
  }

  /**
   * Sets a task ({@code create-task}; never repeated). If the answer is lost, {@link #all} shows
   * whether it was set.
   */
  public Task add(NewTask task) {
    return api.create(contactId, task).execute(scope);
  }

  /** Changes a task ({@code update-task}; repeated after passing failures). */
  public Task update(String taskId, TaskUpdate change) {
    return api.update(contactId, HighLevelRules.id("taskId", taskId), change).execute(scope);
  }

  /** It is done ({@code update-task-completed}; repeated after passing failures). */
  public Task complete(String taskId) {
    return completed(taskId, true);
  }

  /** It is not done after all ({@code update-task-completed}; repeated after passing failures). */
  public Task reopen(String taskId) {
    return completed(taskId, false);
  }

  private Task completed(String taskId, boolean completed) {
    var body = new Wire.TaskCompleted(completed);
    return api.complete(contactId, HighLevelRules.id("taskId", taskId), body).execute(scope);
  }

  /**
   * Deletes a task ({@code delete-task}; repeated after passing failures, and "not found" after
   * such a repetition counts as done).
   */
  public void delete(String taskId) {
    api.delete(contactId, HighLevelRules.id("taskId", taskId)).execute(scope);
  }
}
