package dev.tertulia.examples.customerjourney;

import dev.tertulia.examples.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The restaurant's program as one of its own, seen from here. */
final class ProgramElsewhere implements Program {
  static final String SETTINGS = "settings.properties";

  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;

  /**
   * Starts it.
   *
   * @param deadly the step at which it dies
   */
  ProgramElsewhere(Settings settings, Path folder, Instant now, long deadly) {
    try {
      settings.write(folder.resolve(SETTINGS));
      process =
          OwnProcess.of(
                  ShopProgram.class, folder.toString(), now.toString(), String.valueOf(deadly))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** What it answers; null if it has died. */
  private @Nullable String ask(String... words) {
    in.println(String.join("\t", words));
    return line();
  }

  private @Nullable String line() {
    try {
      return out.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  private String answer(String... words) {
    String line = ask(words);
    if (line == null) {
      throw new IllegalStateException("it died, asked for " + words[0]);
    }
    return line;
  }

  @Override
  public Optional<Rest> rest() {
    String line = ask("rest");
    if (line == null) {
      return Optional.empty();
    }
    String[] words = line.split("\t", -1);
    return Optional.of(
        new Rest(
            Boolean.parseBoolean(words[0]),
            words[1].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(words[1]))));
  }

  @Override
  public void advance(Instant now) {
    in.println("advance\t" + now);
  }

  @Override
  public List<Doubt> doubts() {
    var doubts = new ArrayList<Doubt>();
    String count = ask("doubts");
    for (int left = count == null ? 0 : Integer.parseInt(count); left > 0; left--) {
      String[] words = String.valueOf(line()).split("\t", -1);
      doubts.add(new Doubt(words[0], words[1], words[2], words[3]));
    }
    return doubts;
  }

  @Override
  public void decide(Doubt doubt, boolean happened) {
    // It may die of it.
    var unused =
        ask(
            "decide",
            doubt.flow(),
            doubt.step(),
            doubt.event(),
            doubt.about(),
            String.valueOf(happened));
  }

  @Override
  public int parked() {
    return Integer.parseInt(answer("parked"));
  }

  long steps() {
    return Long.parseLong(answer("steps"));
  }

  @Override
  public boolean wasKilled() {
    try {
      return process.waitFor() == ShopProgram.KILLED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    in.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
