package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The YAML of docs/flow-files.md, which is one file in pieces, played; and its tables, compared.
 */
class FlowFilesGuideTest {
  private static final Pattern PIECE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  @TempDir Path folder;

  private static String guide() throws Exception {
    return Files.readString(Path.of("../docs/flow-files.md"));
  }

  private static String file() throws Exception {
    return PIECE
        .matcher(guide())
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.joining());
  }

  @Test
  void theFileOfTheGuideDoesWhatTheGuideSays() throws Exception {
    FlowFile file = FlowFile.parse("flow.yaml", file(), folder, true);
    try (var played = new Played(file, folder)) {
      String ana = played.ana();
      String ben = played.contact("Ben").phone("+34600000002").tag("cold").add();

      played.writes(ana, "SMS", "Apúntame, una queja");
      played.writes(ben, "SMS", "Una boda");
      played.list().confirms("ana@example.com");
      played.performance.highLevel().sends(ben, "SMS", "Your quote: 12 euros");
      played.performance.settle();
      for (int day = 0; day < 4; day++) {
        played.pass(Duration.ofDays(1));
      }

      assertThat(played.sent(ana))
          .containsExactly(
              "TYPE_INTERNAL_COMMENT: Ana García is not happy. Call back, please.",
              "TYPE_SMS: Done, Ana! Look into your mail.");
      assertThat(played.sent(ben))
          .containsExactly(
              "TYPE_SMS: Your quote: 12 euros", "TYPE_SMS: Did you see our quote, Ben?");
      assertThat(played.tags(ana)).containsExactly("newsletter");
      assertThat(played.tags(ben)).containsExactly("catering");
      assertThat(played.told).anyMatch(each -> each.contains("everybody: "));
      assertThat(played.told).anyMatch(each -> each.contains("archive: "));
      assertThat(played.parked()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on: InboundMessage | on: Nothing",
        "when: {says: gracias} | when: {channel: nothing}",
        "when: {says: gracias} | when: {nothing: x}",
        "- comment: They say thank you. | - nothing: x",
        "- comment: They say thank you. | - reply: {nothing: x}",
        "They say thank you. | '\"{{nothing}}\"'",
        "nombre: contact.firstName | nombre: nothing",
        "steps: | nothing:",
        "folder: state | nothing: x"
      })
  void theGuideNamesEveryWordThatCanStandThere(String right, String wrong) throws Exception {
    String text = Written.FILE.replace(right, wrong);
    FlowFileException refused =
        catchThrowableOfType(FlowFileException.class, () -> Written.read(text));
    String guide = guide();

    List<String> words =
        refused.problems().stream()
            .filter(each -> each.expected().startsWith("one of "))
            .flatMap(each -> Arrays.stream(each.expected().substring(7).split(", ")))
            .map(each -> each.replaceFirst("^contact\\.(?!customField)", "").replace("…", ""))
            .toList();

    assertThat(words).isNotEmpty();
    assertThat(words)
        .filteredOn(each -> !Pattern.compile("\\b" + Pattern.quote(each)).matcher(guide).find())
        .isEmpty();
  }

  @Test
  void everyPieceIsThere() throws Exception {
    assertThat(PIECE.matcher(guide()).results().map(MatchResult::group)).hasSize(8);
  }
}
