package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.sync.CheckpointStore;
import dev.tertulia.bridge.sync.Report;
import dev.tertulia.bridge.sync.SyncStoppedException;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryArchiveTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final byte[] SOUND = {82, 73, 70, 70, 1, 2, 3};

  private final Shop shop = new Shop();
  private final List<String> ids = new ArrayList<>();
  private String call = "";

  @TempDir Path folder;

  @BeforeEach
  void threeDaysOfTalk() {
    for (int i = 0; i < 60; i++) {
      ids.add(shop.highLevel.receives(shop.ana, i % 10 == 3 ? "Email" : "SMS", "Hello " + i));
      shop.time.advance(Duration.ofHours(1));
    }
    call =
        shop.highLevel
            .call(shop.ana)
            .status("voicemail")
            .recording(SOUND)
            .sentence(0, 1000, "A table for twelve.", 0.9)
            .add();
    ids.add(call);
    ids.add(shop.highLevel.call(shop.ana).status("no-answer").add());
    shop.time.advance(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private HistoryArchive archive(String name) {
    return new HistoryArchive(shop.client, folder.resolve(name), Shop.MONDAY_TEN);
  }

  private static List<JsonValue> lines(HistoryArchive archive) {
    return files(archive).entrySet().stream()
        .filter(each -> each.getKey().endsWith("messages.jsonl"))
        .flatMap(each -> each.getValue().lines())
        .map(JsonValue::parse)
        .toList();
  }

  /** Everything but the checkpoint, in Latin 1 so that bytes stay bytes. */
  private static Map<String, String> files(HistoryArchive archive) {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(archive.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = archive.folder().relativize(file).toString();
        if (!name.startsWith("checkpoint")) {
          contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return contents;
  }

  /** The names of the files that are not the same. */
  private static List<String> different(Map<String, String> some, Map<String, String> others) {
    var names = new TreeSet<>(some.keySet());
    names.addAll(others.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(some.get(name), others.get(name)))
        .toList();
  }

  private static List<String> ids(HistoryArchive archive) {
    return lines(archive).stream().map(line -> line.at("id").asText()).toList();
  }

  @Test
  void everythingIsThereInOrderDayByDay() throws Exception {
    var archive = archive("a");

    Report report = archive.run(shop.time);

    assertThat(report.suspects()).isEmpty();
    assertThat(ids(archive)).containsExactlyElementsOf(sortedLikeTheArchive());
    assertThat(archive.verify()).isEmpty();
    assertThat(lines(archive).get(3).at("emails").at(0).at("body").asText()).isEqualTo("Hello 3");
    JsonValue told =
        lines(archive).stream()
            .filter(line -> call.equals(line.at("id").asText()))
            .findFirst()
            .orElseThrow();
    assertThat(told.at("transcription").at("sentences").at(0).at("transcript").asText())
        .isEqualTo("A table for twelve.");
    Path sound = archive.folder().resolve("2026-11-04").resolve(call + ".wav");
    assertThat(told.at("recording").asText()).isEqualTo(call + ".wav");
    assertThat(sound).hasBinaryContent(SOUND);
    try (var files = Files.walk(archive.folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /** The last two have the same moment, and are ordered by their ids. */
  private List<String> sortedLikeTheArchive() {
    var sorted = new ArrayList<>(ids.subList(0, 60));
    sorted.addAll(ids.subList(60, 62).stream().sorted().toList());
    return sorted;
  }

  @Test
  void theNextRunAddsWhatIsNewAndFetchesNothingTwice() {
    var archive = archive("a");
    archive.run(shop.time);
    ids.add(shop.highLevel.sends(shop.ana, "SMS", "How are you?"));
    shop.time.advance(Duration.ofHours(2));

    Report second = archive.run(shop.time);

    assertThat(ids(archive)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(second.read()).isLessThan(5);
    assertThat(shop.sandbox.received("get-message-recording")).hasSize(2);
    assertThat(archive.verify()).isEmpty();
  }

  @Test
  void brokenOffAnywhereItGoesOnToTheSameEndByteByByte() {
    var whole = archive("whole");
    whole.run(shop.time);
    var broken = archive("broken");
    for (String operation :
        List.of(
            "export-messages-by-location",
            "get-email-by-id",
            "get-message-transcription",
            "get-message-recording")) {
      // One goes well, the next one does not, nor its repetitions.
      shop.sandbox.next(operation).isSlow(Duration.ZERO);
      shop.sandbox.next(operation).times(12).says(503);
    }

    int failures = 0;
    for (boolean done = false; !done && failures < 100; shop.time.advance(TEN_MINUTES)) {
      try {
        broken.run(shop.time);
        done = true;
      } catch (RuntimeException e) {
        failures++;
      }
    }

    assertThat(failures).isGreaterThan(3);
    assertThat(different(files(broken), files(whole))).isEmpty();
    assertThat(broken.verify()).isEmpty();
  }

  @Test
  void killedBetweenItsFilesADayDoesNotAddUpUntilTheNextRun() throws Exception {
    var archive = archive("a");
    archive.run(shop.time);
    var whole = files(archive);
    Files.delete(archive.folder().resolve("2026-11-03").resolve("SHA256SUMS"));
    Files.delete(archive.folder().resolve("checkpoint.json"));
    assertThat(archive.verify()).containsExactly("2026-11-03/messages.jsonl: not in SHA256SUMS");

    archive.run(shop.time);

    assertThat(archive.verify()).isEmpty();
    assertThat(different(files(archive), whole)).isEmpty();
  }

  @Test
  void whatAKilledRunHasNotFoldedTheNextOneFoldsThoughNothingIsNew() throws Exception {
    var archive = archive("a");
    archive.run(shop.time);
    var whole = files(archive);
    Path day = archive.folder().resolve("2026-11-03");
    Files.move(day.resolve("messages.jsonl"), day.resolve("messages-000001"));
    Files.delete(day.resolve("SHA256SUMS"));
    assertThat(archive.verify()).containsExactly("2026-11-03/messages-000001: not in SHA256SUMS");

    archive.run(shop.time);

    assertThat(archive.verify()).isEmpty();
    assertThat(different(files(archive), whole)).isEmpty();
  }

  @Test
  void aRunThatFindsAnotherAtWorkLeavesItsFilesAlone() throws Exception {
    var archive = archive("a");
    archive.run(shop.time);
    Path batch = archive.folder().resolve("2026-11-03").resolve("messages-000001");
    var checkpoint = CheckpointStore.inFile(archive.folder().resolve("checkpoint.json"));

    try (var other = checkpoint.claim("history-archive").orElseThrow()) {
      Files.writeString(batch, "what the other has added");
      assertThatThrownBy(() -> archive.run(shop.time)).isInstanceOf(SyncStoppedException.class);
    }

    assertThat(batch).hasContent("what the other has added");
  }

  @Test
  void damageIsFound() throws Exception {
    var archive = archive("a");
    archive.run(shop.time);
    Path third = archive.folder().resolve("2026-11-03");
    Path fourth = archive.folder().resolve("2026-11-04");
    String text = Files.readString(third.resolve("messages.jsonl"));
    Files.writeString(third.resolve("messages.jsonl"), text.replace("Hello 20", "Hullo 20"));
    Files.delete(fourth.resolve(call + ".wav"));
    Files.writeString(fourth.resolve("more.txt"), "?");

    assertThat(archive.verify())
        .containsExactly(
            "2026-11-03/messages.jsonl: not as it was written",
            "2026-11-04/more.txt: not in SHA256SUMS",
            "2026-11-04/" + call + ".wav: missing");
  }

  @Test
  void whatAKilledProgramHadOfARecordingGoes() throws Exception {
    var archive = archive("a");
    Path day = Files.createDirectories(archive.folder().resolve("2026-11-04"));
    Files.write(day.resolve("." + call + ".wav123.part"), SOUND);

    archive.run(shop.time);

    assertThat(files(archive).keySet()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void aRecordingThatBreaksOffLeavesNoFile() {
    var archive = archive("a");
    shop.sandbox.next("get-message-recording").cutsTheAnswer();

    assertThatThrownBy(() -> archive.run(shop.time)).isInstanceOf(RuntimeException.class);
    assertThat(files(archive).keySet()).noneMatch(name -> name.contains(call));
    archive.run(shop.time);

    assertThat(archive.verify()).isEmpty();
    assertThat(ids(archive)).containsExactlyInAnyOrderElementsOf(ids);
  }
}
