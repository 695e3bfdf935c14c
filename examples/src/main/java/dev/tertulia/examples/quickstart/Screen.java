package dev.tertulia.examples.quickstart;

import dev.tertulia.core.Progress;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What a person sees: numbered steps, what happened in each, and bars for what takes a while. */
final class Screen {
  private static final int BAR = 30;

  private final PrintStream out;
  private int steps;

  Screen(PrintStream out) {
    this.out = out;
  }

  void title(String words) {
    out.println();
    out.println(words);
    out.println("═".repeat(words.length()));
  }

  void step(String words) {
    out.printf("%n%2d  %s%n", ++steps, words);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours.
  void say(String words, @Nullable Object... details) {
    out.println("      " + String.format(words, details));
  }

  void lines(String text) {
    text.lines().forEach(line -> out.println("      │ " + line));
  }

  void space() {
    out.println();
  }

  /** Draws a bar that fills as bytes move. */
  Progress bar(String words) {
    return new Progress() {
      private int drawn = -1;

      @Override
      public void moved(long moved, long total) {
        int filled = total <= 0 ? 0 : (int) (BAR * moved / total);
        if (filled == drawn) {
          return;
        }
        drawn = filled;
        out.printf(
            "\r      %s %s%s %,d of %,d kB",
            words, "█".repeat(filled), "░".repeat(BAR - filled), moved / 1000, total / 1000);
        if (moved == total) {
          out.println();
        }
      }
    };
  }
}
