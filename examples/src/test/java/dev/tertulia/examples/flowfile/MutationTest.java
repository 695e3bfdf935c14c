package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file in an editor, it is read or refused, and nothing else. */
class MutationTest {
  private static final List<String> PIECES =
      List.of(
          "",
          ":",
          "-",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "{{",
          "}}",
          "|",
          "&a",
          "*a",
          "!t",
          "#",
          "\n",
          "\t",
          "  ",
          "? ",
          "---",
          "null",
          "0",
          "-1",
          "99999999999999999999",
          "1e9",
          "ñ",
          "\u0000",
          "🎉",
          "<<: ",
          "name",
          "when",
          "24:00",
          "2026-02-30",
          "P1D",
          "999999d",
          "(?<x",
          "UTC+99");

  private static String sample() throws Exception {
    return Files.readString(Path.of("flow.yaml"));
  }

  private static String changed(String text, Random random) {
    var changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(changed.length());
      int length = Math.min(random.nextInt(12), changed.length() - from);
      switch (random.nextInt(4)) {
        case 0 -> changed.delete(from, from + length);
        case 1 -> changed.insert(from, changed.substring(from, from + length));
        case 2 -> swapLines(changed, random);
        default -> changed.replace(from, from + length, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return changed.toString();
  }

  private static void swapLines(StringBuilder text, Random random) {
    String[] lines = text.toString().split("\n", -1);
    int one = random.nextInt(lines.length);
    int other = random.nextInt(lines.length);
    String kept = lines[one];
    lines[one] = lines[other];
    lines[other] = kept;
    text.setLength(0);
    text.append(String.join("\n", lines));
  }

  private static int refused(int seed, int files) throws Exception {
    String sample = sample();
    int refused = 0;
    var random = new Random(seed);
    for (int i = 0; i < files; i++) {
      String text = changed(sample, random);
      try {
        FlowFile file = FlowFile.parse("flow.yaml", text, Path.of("/nowhere"), i % 2 == 0);
        assertThat(file.shown()).isNotNull();
      } catch (FlowFileException e) {
        refused++;
        assertThat(e.problems()).isNotEmpty();
        assertThat(e.problems())
            .allMatch(each -> each.line() >= 1 && each.line() <= text.lines().count() + 1);
      } catch (RuntimeException | Error e) {
        fail("file %d of seed %d: %s\n%s", i, seed, e, text, e);
      }
    }
    return refused;
  }

  @Test
  void aChangedFileIsReadOrRefused() throws Exception {
    assertThat(refused(1, 600)).as("some are refused, some are not").isBetween(200, 599);
  }

  @Test
  @Tag("long")
  void aHundredThousandChangedFilesAreReadOrRefused() throws Exception {
    for (int seed = 2; seed < 102; seed++) {
      assertThat(refused(seed, 1_000)).isPositive();
    }
  }
}
