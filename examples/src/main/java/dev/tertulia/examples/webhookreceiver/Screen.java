package dev.tertulia.examples.webhookreceiver;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What a person sees; several threads tell it. */
final class Screen {
  private final PrintStream out;
  private int steps;

  Screen(PrintStream out) {
    this.out = out;
  }

  synchronized void title(String words) {
    out.printf("%n%s%n%s%n", words, "═".repeat(words.length()));
  }

  synchronized void step(String words) {
    out.printf("%n%2d  %s%n", ++steps, words);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours.
  synchronized void say(String words, @Nullable Object... details) {
    out.println("      " + String.format(words, details));
  }
}
