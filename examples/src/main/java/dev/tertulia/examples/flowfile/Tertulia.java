package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.examples.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs flows that are described in a file; see docs/flow-files.md.
 *
 * <pre>
 * tertulia check flow.yaml                  reads it, says what is wrong, prints the flows
 * tertulia run flow.yaml                    runs it, until it is stopped
 * tertulia run --sandbox flow.yaml [TEXT]…  plays it on this machine, with somebody who writes that
 * </pre>
 *
 * <p>It ends with 0 if all went well, 1 if something failed, 2 if the command or the file is wrong.
 */
public final class Tertulia {
  private static final String USAGE =
      """
      tertulia check FILE                     reads a file, says what is wrong, prints its flows
      tertulia run FILE                       runs its flows, until it is stopped
      tertulia run --sandbox FILE [TEXT]...   plays them on this machine, without any account""";

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
      if (arguments.size() == 2 && arguments.get(0).equals("check")) {
        FlowFile file = FlowFile.read(Path.of(arguments.get(1)));
        out.println(file.shown());
        return 0;
      } else if (arguments.size() == 2 && arguments.get(0).equals("run")) {
        run(FlowFile.read(Path.of(arguments.get(1))));
        return 0;
      } else if (arguments.size() > 2
          && arguments.subList(0, 2).equals(List.of("run", "--sandbox"))) {
        rehearse(Path.of(arguments.get(2)), arguments.subList(3, arguments.size()));
        return 0;
      }
      err.println(USAGE);
      return 2;
    } catch (FlowFileException e) {
      err.println(e.getMessage());
      return 2;
    } catch (RuntimeException e) {
      err.println("it failed: " + e.getMessage());
      return 1;
    }
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

  private void run(FlowFile file) {
    var timeline = new Timeline(out::println, file.services().zone());
    try (var program =
        Program.start(file, Timekeeper.system(), UnaryOperator.identity(), timeline)) {
      out.println(file.shown());
      out.println(
          program.port() == 0
              ? "It asks for what happens."
              : "Webhooks are received at port " + program.port() + ".");
      program.inboxes().forEach(each -> parked(program, each));
      untilStopped.accept(program);
    }
  }

  private void parked(Program program, WebhookInbox inbox) {
    for (InboxEntry each : inbox.list(InboxEntry.State.PARKED, 100)) {
      out.println("Waits for a person: " + each.key() + ", " + each.problem());
    }
    for (InDoubt each : program.runner().inDoubt(inbox)) {
      out.println("Nobody knows whether it happened: " + each);
    }
  }
}
