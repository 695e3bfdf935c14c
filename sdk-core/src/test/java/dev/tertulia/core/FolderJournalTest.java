package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a journal on a disk has to bear. */
class FolderJournalTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Journal.Entry INTENT =
      Journal.Entry.intent("f1", NOON, NOON.plusSeconds(30));
  private static final Journal.Entry DONE = INTENT.done("{\"id\":\"ñ1\"}", NOON.plusSeconds(1));

  @TempDir Path temporary;

  private Journal open() {
    return Journal.inFolder(temporary.resolve("a").resolve("journal"));
  }

  private void write(Journal.Entry... entries) {
    try (var journal = open();
        var claim = journal.claim("key").orElseThrow()) {
      for (Journal.Entry entry : entries) {
        claim.write(entry);
      }
    }
  }

  private List<Journal.Entry> read() {
    try (var journal = open();
        var claim = journal.claim("key").orElseThrow()) {
      return claim.entry().stream().toList();
    }
  }

  private Path file() throws IOException {
    try (var files = Files.list(temporary.resolve("a").resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".entries")).findFirst().orElseThrow();
    }
  }

  @Test
  void aFolderThatCouldNotBeOpenedIsNotOpenAlready() throws IOException {
    Path locks = temporary.resolve("a").resolve("journal").resolve("locks");
    Files.createDirectories(locks);
    assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class);
    Files.delete(locks);

    write(INTENT);

    assertThat(read()).containsExactly(INTENT);
  }

  @Test
  void remembersAfterARestart() {
    write(INTENT, DONE);

    assertThat(read()).containsExactly(DONE);
  }

  @Test
  void aLineTornAtAnyByteCountsAsNotWrittenAndTheNextTakesItsPlace() throws IOException {
    write(INTENT);
    int first = Files.readAllBytes(file()).length;
    write(DONE);
    byte[] whole = Files.readAllBytes(file());

    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      List<Journal.Entry> left = length < first ? List.of() : List.of(INTENT);
      assertThat(read()).as("%s of %s bytes", length, whole.length).isEqualTo(left);

      write(DONE);
      assertThat(read()).as("written after %s bytes", length).containsExactly(DONE);
    }
  }

  @Test
  void nothingIsDoneOnTopOfAnEndedLineThatCannotBeRead() throws IOException {
    write(INTENT);
    Files.writeString(file(), "{\"state\":\"PERHAPS\"}\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anEntryThatCannotBeLookedAtIsNotTakenForNone() throws IOException {
    write(DONE);
    Path file = file();
    Files.delete(file);
    // Whoever looks behind it is led around in a circle.
    Files.createSymbolicLink(file, file);

    assertThatThrownBy(this::read).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aKeyThatIsRefusedOverAndOverStaysSmall() throws IOException {
    Path journal = temporary.resolve("a").resolve("journal");
    for (int i = 0; i < 60; i++) {
      write(INTENT, INTENT.refused(NOON.plusSeconds(i)));
      Files.writeString(journal.resolve(file().getFileName() + ".next"), "{\"left by the dead");
      assertThat(read()).containsExactly(INTENT.refused(NOON.plusSeconds(i)));
    }

    assertThat(Files.size(file())).isLessThan(9 * 1024);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isReadableByItsOwnerOnly() throws IOException {
    write(INTENT);

    Path folder = temporary.resolve("a").resolve("journal");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .as(file.toString())
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  void doesNotStoreTheKey() throws IOException {
    try (var journal = open();
        var claim = journal.claim("ana@example.com").orElseThrow()) {
      claim.write(INTENT);
    }

    assertThat(file().toString()).doesNotContain("ana");
    assertThat(Files.readString(file())).doesNotContain("ana");
  }

  @Test
  void aSecondJournalInTheSameProgramIsRefusedAndTakesNothingFromTheFirst() throws Exception {
    try (var journal = open();
        var claim = journal.claim("key").orElseThrow()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("one journal for a folder");

      assertThat(claimedElsewhere("key")).isFalse();
      claim.write(INTENT);
    }
    assertThat(claimedElsewhere("key")).isTrue();
  }

  @Test
  void aClosedJournalGivesNoClaims() {
    var journal = open();
    journal.close();
    journal.close();

    assertThatThrownBy(() -> journal.claim("key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  /** Whether another program gets the key. */
  private boolean claimedElsewhere(String key) throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Claimant.class.getName(),
                temporary.resolve("a").resolve("journal").toString(),
                key)
            .inheritIO()
            .start();
    int exit = other.waitFor();
    assertThat(exit).isBetween(0, 1);
    return exit == 0;
  }

  /** Another program. */
  static final class Claimant {
    public static void main(String[] folderAndKey) {
      try (var journal = Journal.inFolder(Path.of(folderAndKey[0]))) {
        System.exit(journal.claim(folderAndKey[1]).isPresent() ? 0 : 1);
      }
    }
  }
}
