package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks, as they travel. */
class TasksWireTest {
  private static final String V = "2021-07-28";
  private static final Instant DUE = Instant.parse("2026-11-25T11:00:00Z");

  private final Vendor vendor = new Vendor();
  private final Tasks tasks = vendor.client.contacts().tasks("k1");

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void readsAllTasks() {
    vendor.says(
        """
        {"tasks":[{"id":"t1","title":"Call","body":"About the bill","assignedTo":"u1",
          "dueDate":"2026-11-25T11:00:00.000Z","completed":false,"contactId":"k1"}]}\
        """);

    Task task = tasks.all().get(0);

    vendor.got("GET /contacts/k1/tasks", V);
    assertThat(task.dueDate()).isEqualTo(DUE);
    assertThat(task.completed()).isFalse();
    assertThat(task.assignedTo()).isEqualTo("u1");
    assertThat(task).hasToString("Task[id=t1, dueDate=2026-11-25T11:00:00Z, completed=false]");
  }

  @Test
  void readsOneTask() {
    vendor.says("{\"task\":{\"id\":\"t1\"}}");

    assertThat(tasks.get("t1").id()).isEqualTo("t1");

    vendor.got("GET /contacts/k1/tasks/t1", V);
  }

  @Test
  void setsATask() {
    vendor.says(201, "{\"task\":{\"id\":\"t1\"}}");

    tasks.add(NewTask.of("Call", DUE.plusNanos(1)).body("About the bill").assignedTo("u1"));

    vendor.got(
        "POST /contacts/k1/tasks",
        V,
        """
        {"title":"Call","dueDate":"2026-11-25T11:00:00Z","completed":false,
         "body":"About the bill","assignedTo":"u1"}\
        """);
  }

  @Test
  void setsATaskOnceOnly() {
    vendor.says(503, "");

    var lost = catchThrowableOfType(SdkException.class, () -> tasks.add(NewTask.of("Call", DUE)));

    assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void changesATask() {
    vendor.says("{\"task\":{\"id\":\"t1\"}}");

    tasks.update("t1", TaskUpdate.nothing().title("Write").dueDate(DUE).assignedTo("u2"));

    vendor.got(
        "PUT /contacts/k1/tasks/t1",
        V,
        "{\"title\":\"Write\",\"dueDate\":\"2026-11-25T11:00:00Z\",\"assignedTo\":\"u2\"}");
  }

  @Test
  void marksATaskDoneAndNotAndMayRepeatThat() {
    vendor
        .says(503, "")
        .says("{\"task\":{\"id\":\"t1\",\"completed\":true}}")
        .says("{\"task\":{\"id\":\"t1\",\"completed\":false}}");

    assertThat(tasks.complete("t1").completed()).isTrue();
    assertThat(tasks.reopen("t1").completed()).isFalse();

    vendor.next();
    vendor.got("PUT /contacts/k1/tasks/t1/completed", V, "{\"completed\":true}");
    vendor.got("PUT /contacts/k1/tasks/t1/completed", V, "{\"completed\":false}");
  }

  @Test
  void deletesATaskAndTakesNotFoundForDoneAfterARepetition() {
    vendor.says(503, "").says(404, "{}");

    tasks.delete("t1");

    vendor.next();
    vendor.got("DELETE /contacts/k1/tasks/t1", V);
  }
}
