package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.json.JsonName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixtureTest {

  /** As a service module would have it. */
  public record Note(String id, @JsonName("dateAdded") Instant added, List<String> tags) {}

  @Test
  void aRecordIsReadFromWhatTheServiceWouldSend() {
    var note = Fixture.of(Note.class, "{'id': 'n1', 'dateAdded': 1764064800000, 'surprise': [1]}");

    assertThat(note).isEqualTo(new Note("n1", Instant.parse("2025-11-25T10:00:00Z"), List.of()));
  }

  @Test
  void apostrophesStayWhereJsonHasItsOwnQuotes() {
    assertThat(Fixture.of(Note.class, "{\"id\": \"it's\"}").id()).isEqualTo("it's");
  }

  @Test
  void whatIsNoJsonIsRefusedWithTheNameOfTheRecord() {
    assertThatThrownBy(() -> Fixture.of(Note.class, "{'id'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Note");
  }
}
