package dev.tertulia.bridge.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** A program of its own that carries rows into a file, until somebody kills it. */
final class SyncingProgram {
  static final int ROWS = 20_000;
  static final int BATCH = 50;

  private SyncingProgram() {}

  static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SyncingProgram.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static List<String> written(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("replica")).stream()
        .filter(line -> line.matches("row-\\d+\\."))
        .toList();
  }

  /** Roughly: nine or more bytes make a row. */
  static boolean hasWritten(Path folder, int rows) throws IOException {
    Path file = folder.resolve("replica");
    return Files.exists(file) && Files.size(file) >= rows * 9L;
  }

  /** Exit code 3: another one is at work. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    World world = World.with(ROWS);
    world.pageSize = BATCH;
    try {
      Sync.named("rows")
          .reading(world.source().oldestFirst())
          .writing(BATCH, Sink.allOf(rows -> write(folder.resolve("replica"), rows)))
          .rememberingIn(CheckpointStore.inFile(folder.resolve("sync.json")))
          .timekeeper(world.time)
          .run();
    } catch (SyncStoppedException e) {
      System.exit(3);
    }
  }

  private static void write(Path file, List<Row> rows) {
    String lines = rows.stream().map(row -> "\n" + row.id() + ".\n").collect(Collectors.joining());
    try {
      Files.write(
          file,
          lines.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
