package dev.tertulia.examples.newsletter;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain text for any terminal: steps, a bar that fills, and a chart whose bars are to scale. */
final class Terminal {
  private static final int WIDTH = 40;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private final PrintStream out;
  private int steps;
  private int drawn = -1;

  Terminal(PrintStream out) {
    this.out = out;
  }

  void title(String words) {
    out.println();
    out.println(words);
    out.println("═".repeat(words.length()));
  }

  void step(String words) {
    drawn = -1;
    out.printf("%n%2d  %s%n", ++steps, words);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours.
  void say(String words, @Nullable Object... details) {
    out.println("      " + String.format(words, details));
  }

  /** Draws only when the bar has grown, because five thousand lines would be nobody's pleasure. */
  void progress(int done, int all) {
    int filled = WIDTH * done / all;
    if (filled == drawn) {
      return;
    }
    drawn = filled;
    out.printf(
        "\r      %s%s %,d of %,d", "█".repeat(filled), "░".repeat(WIDTH - filled), done, all);
    if (done == all) {
      out.println();
    }
  }

  /** The longest bar is as wide as can be; the others are to its scale, to an eighth of a cell. */
  void chart(Map<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            each ->
                out.printf(
                    "      %-3s%s %,5d  %4.1f %%%n",
                    each.getKey(),
                    bar(each.getValue(), most),
                    each.getValue(),
                    100.0 * each.getValue() / all));
  }

  static String bar(long count, long most) {
    int eighths = (int) Math.round(8.0 * WIDTH * count / most);
    String bar = "█".repeat(eighths / 8);
    String end = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return bar + end + " ".repeat(WIDTH - bar.length() - end.length());
  }
}
