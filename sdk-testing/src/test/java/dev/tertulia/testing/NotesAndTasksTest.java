package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What colleagues write down, and what they have to do. */
class NotesAndTasksTest {
  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana = highLevel.contact("Ana").add();
  private final String ben = highLevel.contact("Ben").add();
  private final String notes = "/contacts/" + ana + "/notes";
  private final String tasks = "/contacts/" + ana + "/tasks";

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aNoteIsWrittenChangedAndDeleted() throws Exception {
    var written = caller.post(notes, "body", "Likes the window", "color", "#FFAA00");
    String one = notes + "/" + written.at("note").at("id").asText();
    var changed = caller.put(one, "body", "Likes the door", "pinned", true);

    assertThat(written.status()).isEqualTo(201);
    JsonValue note = written.at("note");
    assertThat(note.at("bodyText").asText()).isEqualTo("Likes the window");
    assertThat(note.at("contactId").asText()).isEqualTo(ana);
    assertThat(note.at("dateAdded").asText()).endsWith("Z");
    assertThat(note.asMap()).containsEntry("userId", JsonValue.MISSING);
    assertThat(note.asMap()).doesNotContainKey("locationId");
    assertThat(changed.at("note").at("body").asText()).isEqualTo("Likes the door");
    assertThat(caller.get(one).at("note").at("color").asText()).isEqualTo("#FFAA00");
    assertThat(caller.get(notes).at("notes").asList()).hasSize(1);
    assertThat(caller.delete(one).at("succeded").asBoolean()).isTrue();
    assertThat(caller.get(one).status()).isEqualTo(404);
    assertThat(caller.delete(one).status()).isEqualTo(404);
  }

  @Test
  void aTaskIsSetDoneAndDeleted() throws Exception {
    var set =
        caller.post(
            tasks, "title", "Call", "dueDate", "2026-11-25T11:00:00+01:00", "completed", false);
    String one = tasks + "/" + set.at("task").at("id").asText();

    assertThat(set.status()).isEqualTo(201);
    assertThat(set.at("task").at("dueDate").asText()).isEqualTo("2026-11-25T10:00:00.000Z");
    assertThat(caller.put(one + "/completed", "completed", true).at("task").at("completed").json())
        .isEqualTo("true");
    assertThat(caller.put(one, "body", "About the bill").at("task").at("completed").json())
        .isEqualTo("true");
    assertThat(caller.get(one).at("task").at("title").asText()).isEqualTo("Call");
    assertThat(caller.get(tasks).at("tasks").asList()).hasSize(1);
    assertThat(caller.delete(one).status()).isEqualTo(200);
    assertThat(caller.get(tasks).at("tasks").asList()).isEmpty();
  }

  @Test
  void whatIsMissingOrNoTimeIsRefused() throws Exception {
    assertThat(caller.post(notes, "title", "x").status()).isEqualTo(422);
    assertThat(caller.post(notes, "body", "x", "colour", "red").status()).isEqualTo(422);
    assertThat(caller.post(tasks, "title", "x", "dueDate", "2026-11-25T11:00:00Z").status())
        .isEqualTo(422);
    var soon = caller.post(tasks, "title", "x", "dueDate", "soon", "completed", false);
    assertThat(soon.status()).isEqualTo(422);
    assertThat(caller.get(tasks).at("tasks").asList()).isEmpty();
  }

  @Test
  void aNoteOfOneContactIsNotFoundWithAnother() throws Exception {
    String note = caller.post(notes, "body", "x").at("note").at("id").asText();

    assertThat(caller.get("/contacts/" + ben + "/notes/" + note).status()).isEqualTo(404);
    assertThat(caller.get("/contacts/" + ben + "/notes").at("notes").asList()).isEmpty();
  }

  @Test
  void readingAndWritingNeedTheirScopes() throws Exception {
    Caller reader = caller.token(highLevel.token(Set.of("contacts.readonly")));

    assertThat(reader.get(notes).status()).isEqualTo(200);
    assertThat(reader.post(notes, "body", "x").status()).isEqualTo(401);
    assertThat(caller.token(highLevel.token(Set.of("contacts.write"))).get(tasks).status())
        .isEqualTo(401);
  }
}
