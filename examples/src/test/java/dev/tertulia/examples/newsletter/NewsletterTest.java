package dev.tertulia.examples.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.examples.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsletterTest {

  @Test
  void itTellsWhatHappenedFromTheListToTheReport() throws Exception {
    List<String> told = told();

    assertThat(told)
        .contains("      list 1138335 has the fields [email, name, country]")
        .contains("      4,991 added in 5 requests")
        .contains("      5 refused by the service, such as: Subscriber already exists")
        .contains("      4 not sent, because their address is none");
    assertThat(told).anyMatch(line -> line.endsWith("████ 4,996 of 4,996"));
  }

  @Test
  void opensGrowWithTimeAndAddUpInTheChart() throws Exception {
    List<String> told = told();
    List<Long> opened =
        told.stream()
            .filter(line -> line.contains("have opened it"))
            .map(line -> number(line.substring(line.indexOf(" h:") + 3, line.indexOf("have"))))
            .toList();
    List<String> chart =
        told.subList(told.indexOf(" 6  Opens by country") + 1, told.size()).stream()
            .filter(line -> line.contains("%"))
            .toList();

    assertThat(opened).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(chart).hasSize(5);
    assertThat(chart.stream().mapToLong(line -> number(line.substring(49, 55))).sum())
        .isEqualTo(opened.get(2));
  }

  @Test
  void barsAreToScaleToAnEighthOfACell() {
    assertThat(Chart.bar(80, 80)).isEqualTo("█".repeat(40));
    assertThat(Chart.bar(41, 80)).isEqualTo("█".repeat(20) + "▌" + " ".repeat(19));
    assertThat(Chart.bar(0, 80)).isEqualTo(" ".repeat(40));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", "").strip());
  }

  private static List<String> told() throws Exception {
    var out = new ByteArrayOutputStream();
    Newsletter.run(new Screen(new PrintStream(out, true, StandardCharsets.UTF_8)));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
