package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.ManualTimekeeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The restaurant's program as a program of its own. It dies at the step it is told, without warning
 * to any of its threads: {@link Runtime#halt} runs nothing and closes nothing.
 *
 * <p>What time it is is told by lines to its input; whoever tells is told when it rests.
 */
final class ShopProgram {
  static final int KILLED = 9;

  private ShopProgram() {}

  /** Arguments: the folder, the time, and the step at which it dies. */
  public static void main(String[] arguments) throws IOException {
    // Whoever has started it shows what comes of all the trouble.
    System.setProperty("org.slf4j.simpleLogger.log.dev.tertulia", "off");
    Path folder = Path.of(arguments[0]);
    var time = ManualTimekeeper.startingAt(Instant.parse(arguments[1]));
    var left = new AtomicLong(Long.parseLong(arguments[2]));
    Runnable fuse =
        () -> {
          if (left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    var program =
        new ProgramHere(
            Settings.read(folder.resolve(ProgramElsewhere.SETTINGS)),
            folder,
            time,
            List.of(),
            fuse);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "rest" -> out.println(rest(program));
        case "advance" -> program.advance(Instant.parse(words[1]));
        case "doubts" -> tell(program, out);
        case "decide" -> {
          var doubt = new Doubt(words[1], words[2], words[3], words[4]);
          program.decide(doubt, Boolean.parseBoolean(words[5]));
          out.println("decided");
        }
        case "parked" -> out.println(program.parked());
        case "steps" -> out.println(program.steps());
        default -> throw new IllegalArgumentException(words[0]);
      }
    }
    program.close();
  }

  private static String rest(ProgramHere program) {
    Program.Rest rest = program.rest().orElse(null);
    if (rest == null) {
      System.exit(1);
      return "";
    }
    return rest.busy() + "\t" + rest.nextDue().map(Instant::toString).orElse("");
  }

  private static void tell(Program program, PrintStream out) {
    var doubts = program.doubts();
    out.println(doubts.size());
    for (Doubt each : doubts) {
      out.println(String.join("\t", each.flow(), each.step(), each.event(), each.about()));
    }
  }
}
