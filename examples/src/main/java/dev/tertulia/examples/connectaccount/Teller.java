package dev.tertulia.examples.connectaccount;

import dev.tertulia.core.auth.GrantListener;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Tells what happens, never a secret: that is also what an alarm would listen to. */
final class Teller implements GrantListener {
  private final PrintStream out;
  private int steps;

  Teller(PrintStream out) {
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

  @Override
  public void refreshed(Event event) {
    say("→ the grant of %s has its pair number %d", event.resource(), event.generation());
  }

  @Override
  public void healed(Event event) {
    say("→ the grant of %s was lost, and is back without a person", event.resource());
  }

  @Override
  public void suspended(Event event) {
    say("→ %s is paused: %s", event.resource(), event.words());
  }

  @Override
  public void needsReauth(Event event) {
    say("→ %s must be connected again by a person: %s", event.resource(), event.words());
  }
}
