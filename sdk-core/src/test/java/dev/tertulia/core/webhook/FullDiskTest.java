package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes half of what is written, and then no more: files may not grow past a limit. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whatWasPromisedIsThereWhatFailedWasNotPromisedAndTheInboxGoesOn() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process program =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 40; exec \"$@\"",
                "bash",
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Filling.class.getName(),
                folder.resolve("inbox").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new String(program.getInputStream().readAllBytes()).lines().toList();
    assertThat(program.waitFor()).isZero();
    List<String> promised = said.stream().filter(line -> line.startsWith("e")).toList();
    assertThat(said).as("it did fail, and went on").contains("full").endsWith("e999");

    var time = ManualTimekeeper.startingAt(NOON);
    try (var inbox = WebhookInbox.inFolder(folder.resolve("inbox"), InboxLimits.standard(), time)) {
      assertThat(promised).hasSizeGreaterThan(900).allMatch(inbox::knows);
    }
    try (var files = Files.list(folder.resolve("inbox"))) {
      assertThat(files.filter(Segment::isOne)).hasSizeGreaterThan(3);
    }
  }

  /** Tells what was promised. */
  static final class Filling {
    public static void main(String[] folder) {
      var time = ManualTimekeeper.startingAt(NOON);
      try (var inbox = WebhookInbox.inFolder(Path.of(folder[0]), InboxLimits.standard(), time)) {
        for (int i = 0; i < 1000; i++) {
          try {
            inbox.store(List.of(ShopEvent.waiting("e" + i, "", NOON, NOON)));
            System.out.println("e" + i);
          } catch (IllegalStateException e) {
            System.out.println("full");
          }
        }
      }
    }
  }
}
