package dev.tertulia.examples;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees: numbered steps, what happened in each, and a bar for what takes a while.
 * Plain text for any terminal; several threads may tell it.
 */
public class Screen {
  private static final int BAR = 40;

  private final PrintStream out;
  private int steps;
  private int drawn = -1;

  /** One that writes there. */
  public Screen(PrintStream out) {
    this.out = out;
  }

  /** What all of it is about. */
  public synchronized void title(String words) {
    out.printf("%n%s%n%s%n", words, "═".repeat(words.length()));
  }

  /** The next step, with its number. */
  public synchronized void step(String words) {
    out.printf("%n%2d  %s%n", ++steps, words);
  }

  /** Something that happened in it. */
  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours.
  public synchronized void say(String words, @Nullable Object... details) {
    out.println("      " + String.format(words, details));
  }

  /** A text of several lines. */
  public synchronized void lines(String text) {
    text.lines().forEach(line -> out.println("      │ " + line));
  }

  /** An empty line. */
  public synchronized void space() {
    out.println();
  }

  /** A bar, drawn only when it has grown: thousands of lines would be nobody's pleasure. */
  public synchronized void bar(String words, long done, long all, String unit) {
    int filled = all <= 0 ? 0 : (int) (BAR * done / all);
    if (filled != drawn) {
      drawn = filled;
      out.printf(
          "\r      %s%s%s %,d of %,d%s",
          words, "█".repeat(filled), "░".repeat(BAR - filled), done, all, unit);
    }
    if (done == all) {
      drawn = -1;
      out.println();
    }
  }
}
