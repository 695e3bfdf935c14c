package dev.tertulia.examples.customerjourney;

import dev.tertulia.examples.Screen;

/** Shows what the manager has said, and nothing else. */
record Manager(Town town, Screen screen) implements Stage {

  @Override
  public void open(Scene scene) {}

  @Override
  public void decided(Doubt doubt, boolean happened) {
    screen.say(
        "%s, %s, about %s: %s",
        doubt.flow(),
        doubt.step(),
        town.name(doubt.about()),
        happened ? "it happened" : "it did not happen, so it is done");
  }
}
