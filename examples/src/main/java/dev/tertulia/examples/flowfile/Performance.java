package dev.tertulia.examples.flowfile;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A file at work on a {@link Stage}, over real HTTP, on a clock that only its owner's thread moves.
 */
final class Performance implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final ManualTimekeeper time;
  private final Stage stage;
  private final Consumer<String> out;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Program program;

  /**
   * Begins.
   *
   * @param file as it was rehearsed
   * @param folder where everything is written
   * @param out hears what flows do
   */
  Performance(FlowFile file, Path folder, Instant beginning, Consumer<String> out) {
    this.time = ManualTimekeeper.startingAt(beginning);
    this.stage = new Stage(file, folder, time);
    this.out = out;
    try {
      this.program = started();
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  /** On another thread, since its clients wait on the clock that this one moves. */
  private Program started() {
    var timeline = new Timeline(this::tell, stage.file().services().zone());
    CompletableFuture<Program> starting =
        CompletableFuture.supplyAsync(
            () -> {
              var opened = Program.open(stage.file(), time, stage::template, timeline);
              opened.start();
              return opened;
            });
    while (!starting.isDone()) {
      moment();
    }
    try {
      Program started = starting.join();
      stage.connect(started);
      return started;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void tell(String line) {
    out.accept(line);
    told.add(line);
  }

  Stage stage() {
    return stage;
  }

  HighLevelSandbox highLevel() {
    return stage.sandbox().highLevel();
  }

  AcumbamailSandbox acumbamail() {
    return stage.sandbox().acumbamail();
  }

  Program program() {
    return program;
  }

  /** Ends the program and begins it again, on what it had written down. */
  void restart() {
    pause(Duration.ZERO);
  }

  /** The same, some time later. */
  void pause(Duration duration) {
    program.close();
    time.advance(duration);
    program = started();
    settle();
  }

  /** Lets time pass, and what falls due be handled. */
  void pass(Duration duration) {
    time.advance(duration);
    settle();
  }

  /** Lets everything arrive and be handled; failures wait until it is their time again. */
  void settle() {
    do {
      Optional<Instant> due =
          program.inboxes().stream()
              .flatMap(each -> each.nextDue().stream())
              .min(Instant::compareTo);
      moment();
      due.filter(each -> each.isAfter(time.now()))
          .ifPresent(each -> time.advance(Duration.between(time.now(), each)));
      highLevel().webhooks().settle();
      var unused = acumbamail().deliveries();
    } while (program.isBusy());
  }

  /** Until something is told, or for as long as it takes to see that nothing is. */
  private void moment() {
    try {
      var unused = told.poll(2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    time.advance(MOMENT);
  }

  @Override
  public void close() {
    program.close();
    stage.close();
  }
}
