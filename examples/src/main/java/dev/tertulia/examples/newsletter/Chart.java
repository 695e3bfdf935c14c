package dev.tertulia.examples.newsletter;

import dev.tertulia.examples.Screen;
import java.util.Map;

/** A bar for each count, the most first, all to one scale. */
final class Chart {
  private static final int WIDTH = 40;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private Chart() {}

  static void draw(Map<String, Long> counts, Screen screen) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            each ->
                screen.say(
                    "%-3s%s %,5d  %4.1f %%",
                    each.getKey(),
                    bar(each.getValue(), most),
                    each.getValue(),
                    100.0 * each.getValue() / all));
  }

  /** The longest bar is as wide as can be; the others are to its scale, to an eighth of a cell. */
  static String bar(long count, long most) {
    int eighths = (int) Math.round(8.0 * WIDTH * count / most);
    String bar = "█".repeat(eighths / 8);
    String end = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return bar + end + " ".repeat(WIDTH - bar.length() - end.length());
  }
}
