package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that grows, and programs that are killed meanwhile. */
class ArchiveDayTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");

  @TempDir Path archive;
  private ArchiveDay day;

  @BeforeEach
  void begin() {
    day = new ArchiveDay(archive.resolve(MONDAY.toString()));
  }

  private static ArchiveLine line(int minute, String body) {
    Instant at = Instant.parse("2026-11-02T10:00:00Z").plusSeconds(60L * minute);
    String json =
        "{\"id\":\"m%d\",\"dateAdded\":\"%s\",\"body\":\"%s\"}".formatted(minute, at, body);
    return new ArchiveLine(MONDAY, at, "m" + minute, json);
  }

  private List<String> bodies() throws IOException {
    return Files.readAllLines(day.folder().resolve("messages.jsonl")).stream()
        .map(json -> json.replaceAll(".*\"body\":\"|\"}", ""))
        .toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(day.folder())) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsAddedIsSafeAtOnceAndTheDaysFileIsWrittenWhenItIsFolded() throws Exception {
    day.add(List.of(line(2, "two"), line(3, "three")));
    day.add(List.of(line(1, "one")));
    assertThat(names()).containsExactly("messages-000001", "messages-000002");
    assertThat(day.verify())
        .containsExactly(
            "2026-11-02/messages-000001: not in SHA256SUMS",
            "2026-11-02/messages-000002: not in SHA256SUMS");

    day.fold();

    assertThat(names()).containsExactly("SHA256SUMS", "messages.jsonl");
    assertThat(bodies()).containsExactly("one", "two", "three");
    assertThat(day.verify()).isEmpty();
  }

  @Test
  void theLastWordOfAMessageCounts() throws Exception {
    day.add(List.of(line(1, "sent"), line(2, "sent")));
    day.fold();
    for (int i = 0; i < 12; i++) {
      day.add(List.of(line(1, "told " + i)));
    }
    day.fold();

    assertThat(bodies()).containsExactly("told 11", "sent");
  }

  @Test
  void killedAnywhereWhileItIsFoldedItIsFoldedAgain() throws Exception {
    day.add(List.of(line(1, "old")));
    day.add(List.of(line(1, "new"), line(2, "two")));
    byte[] second = Files.readAllBytes(day.folder().resolve("messages-000002"));
    day.fold();
    byte[] messages = Files.readAllBytes(day.folder().resolve("messages.jsonl"));
    byte[] sums = Files.readAllBytes(day.folder().resolve("SHA256SUMS"));
    // The sums were not written yet; and the batches were not all removed.
    Files.delete(day.folder().resolve("SHA256SUMS"));
    Files.write(day.folder().resolve("messages-000002"), second);
    Files.write(day.folder().resolve("messages-000003.next"), new byte[] {'{'});

    day.fold();

    assertThat(names()).containsExactly("SHA256SUMS", "messages.jsonl");
    assertThat(day.folder().resolve("messages.jsonl")).hasBinaryContent(messages);
    assertThat(day.folder().resolve("SHA256SUMS")).hasBinaryContent(sums);
  }

  @Test
  void whatComesAfterABatchThatWasLeftIsNewerThanThat() throws Exception {
    day.add(List.of(line(1, "old")));
    day.add(List.of(line(1, "older"), line(2, "two")));
    Files.delete(day.folder().resolve("messages-000001"));

    day.add(List.of(line(1, "new")));
    day.fold();

    assertThat(bodies()).containsExactly("new", "two");
  }
}
