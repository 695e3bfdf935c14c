package dev.tertulia.examples.flowfile;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.examples.Screen;
import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Runs flows that are described in a file; see docs/flow-files.md. Run without arguments, it says
 * how it is used.
 *
 * <p>It ends with 0 if all went well, 1 if something failed, 2 if the command or the file is wrong.
 */
public final class Tertulia {
  private static final String USAGE =
      """
      tertulia check FILE                     reads a file, says what is wrong, prints its flows
      tertulia run FILE                       runs its flows, until it is stopped
      tertulia run --sandbox FILE [TEXT]...   plays them on this machine, without any account
      tertulia parked FILE                    lists what waits for a person
      tertulia replay FILE KEY                lets one of these be handled again
      tertulia replay FILE KEY done|not-done  the same, after a look whether its step happened
      tertulia discard FILE KEY               gives one of them up""";

  private final PrintStream out;
  private final PrintStream err;
  private final Consumer<Program> untilStopped;

  Tertulia(PrintStream out, PrintStream err, Consumer<Program> untilStopped) {
    this.out = out;
    this.err = err;
    this.untilStopped = untilStopped;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = new Tertulia(out, err, Tertulia::untilKilled).run(List.of(arguments));
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Whoever stops the machine or presses a key stops the program well. */
  private static void untilKilled(Program program) {
    Runtime.getRuntime().addShutdownHook(new Thread(program::close));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what the arguments say, and answers what to exit with. */
  int run(List<String> arguments) {
    try {
      return begun(arguments);
    } catch (FlowFileException e) {
      err.println(e.getMessage());
      return 2;
    } catch (RuntimeException e) {
      err.println("it failed: " + e.getMessage());
      return 1;
    }
  }

  private int begun(List<String> arguments) {
    int number = arguments.size();
    String command = number < 2 ? "" : arguments.get(0);
    if (command.equals("check") && number == 2) {
      out.println(FlowFile.read(Path.of(arguments.get(1))).shown());
      return 0;
    } else if (command.equals("run") && number > 2 && arguments.get(1).equals("--sandbox")) {
      rehearse(Path.of(arguments.get(2)), arguments.subList(3, number));
      return 0;
    } else if (command.equals("run") && number == 2) {
      return with(arguments.get(1), this::work);
    } else if (command.equals("parked") && number == 2) {
      return with(
          arguments.get(1),
          program -> {
            new Desk(program, out::println).list();
            return 0;
          });
    } else if (command.equals("replay") && isReplay(arguments)) {
      List<String> found = arguments.subList(3, number);
      return with(
          arguments.get(1),
          program -> new Desk(program, out::println).replay(arguments.get(2), found) ? 0 : 1);
    } else if (command.equals("discard") && number == 3) {
      return with(
          arguments.get(1),
          program -> new Desk(program, out::println).discard(arguments.get(2)) ? 0 : 1);
    }
    err.println(USAGE);
    return 2;
  }

  private static boolean isReplay(List<String> arguments) {
    int number = arguments.size();
    return number == 3 || (number == 4 && Set.of("done", "not-done").contains(arguments.get(3)));
  }

  private void rehearse(Path file, List<String> texts) {
    try {
      Path folder = Files.createTempDirectory("tertulia-rehearsal");
      try (var rehearsal =
          new Rehearsal(FlowFile.rehearsed(file, folder), folder, new Screen(out))) {
        rehearsal.play(texts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no folder could be made", e);
    }
  }

  private int with(String name, ToIntFunction<Program> work) {
    FlowFile file = FlowFile.read(Path.of(name));
    var timeline = new Timeline(out::println, file.services().zone());
    try (var program =
        Program.open(file, Timekeeper.system(), UnaryOperator.identity(), timeline)) {
      return work.applyAsInt(program);
    }
  }

  private int work(Program program) {
    new Desk(program, out::println).list();
    program.start();
    out.println(
        program.port() == 0
            ? "It runs, and asks for what happens."
            : "It runs, and receives webhooks at port " + program.port() + ".");
    untilStopped.accept(program);
    return 0;
  }
}
