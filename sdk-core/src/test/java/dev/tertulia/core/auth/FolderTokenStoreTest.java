package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a store on a disk has to bear. The rest is its contract, in sdk-testing. */
class FolderTokenStoreTest {
  @TempDir Path temporary;

  private Path folder() {
    return temporary.resolve("a").resolve("grants");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder())) {
      return files.toList();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isReadableByItsOwnerOnlyAndNamesNoKey() throws IOException {
    TokenStore.inFolder(folder()).update("app/ana", (entry, now) -> "secret");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    assertThat(files()).hasSize(2);
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(file.toString()).doesNotContain("ana");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatOthersCanReadIsRefused() throws IOException {
    for (String open : List.of("rwxr-x---", "rwx---r--", "rwx--x--x", "rwx-w----")) {
      Files.createDirectories(folder());
      Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString(open));

      assertThatThrownBy(() -> TokenStore.inFolder(folder()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageEndingWith(
              "expected a folder only its owner can read, found one open to others");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anEntryThatCannotBeLookedAtIsNotTakenForNoneAndStays() throws IOException {
    TokenStore store = TokenStore.inFolder(folder());
    store.update("key", (entry, now) -> "whole");
    Path file = files().stream().filter(each -> each.toString().endsWith("grant")).toList().get(0);
    Files.delete(file);
    // Whoever looks behind it is led around in a circle.
    Files.createSymbolicLink(file, file);

    assertThatThrownBy(() -> store.update("key", (entry, now) -> entry))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(Files.isSymbolicLink(file)).isTrue();
  }

  @Test
  void whatADeadWriterLeftHalfWrittenCountsForNothing() throws IOException {
    TokenStore store = TokenStore.inFolder(folder());
    store.update("key", (entry, now) -> "whole");
    for (Path file : files()) {
      Files.writeString(file.resolveSibling(file.getFileName() + ".next"), "a much longer hal");
    }

    assertThat(store.update("key", (entry, now) -> entry)).isEqualTo("whole");
    store.update("key", (entry, now) -> "next");
    assertThat(store.update("key", (entry, now) -> entry)).isEqualTo("next");
  }
}
