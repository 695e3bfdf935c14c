package dev.tertulia.examples.webhookreceiver;

import dev.tertulia.examples.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A restaurant receives webhooks from the Sandbox: first a day with forged, repeated, late and lost
 * ones, then an evening on which the receiving program is killed in the middle.
 */
public final class WebhookReceiver {

  private WebhookReceiver() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    // What the logger would warn of is what the screen shows.
    System.setProperty("org.slf4j.simpleLogger.log.dev.tertulia.webhook", "off");
    play(new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  static void play(Screen screen) throws IOException, InterruptedException {
    screen.title("Tertulia receives webhooks from the Sandbox: an in-memory HighLevel");
    try (var day = new Day(screen)) {
      day.begin();
    }
    screen.title("The same on a disk: the program that receives is killed in the middle");
    Path folder = Files.createTempDirectory("tertulia-webhooks");
    try (var evening = new Evening(screen, folder)) {
      evening.begin();
    }
    screen.say("");
    screen.say("Its code is in examples/…/webhookreceiver; how it works, in docs/webhooks.md.");
  }
}
