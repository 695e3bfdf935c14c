package dev.tertulia.examples.connectaccount;

import dev.tertulia.core.auth.GrantListener;
import dev.tertulia.examples.Screen;
import java.io.PrintStream;

/** Tells what happens, never a secret: that is also what an alarm would listen to. */
final class Teller extends Screen implements GrantListener {

  Teller(PrintStream out) {
    super(out);
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
