package dev.tertulia.examples.customerjourney;

import dev.tertulia.examples.Screen;

/** Shows what the manager has said, and nothing else. */
final class Manager implements Stage {
  private final Town town;
  private final Screen screen;
  private int decisions;

  Manager(Town town, Screen screen) {
    this.town = town;
    this.screen = screen;
  }

  @Override
  public void open(Scene scene) {}

  @Override
  public void decided(Doubt doubt, boolean happened) {
    decisions++;
    screen.say(
        "%s, %s, about %s: %s",
        doubt.flow(),
        doubt.step(),
        town.name(doubt.about()),
        happened ? "it happened" : "it did not happen, so it is done now");
  }

  void close() {
    if (decisions == 0) {
      screen.say("nothing");
    }
  }
}
