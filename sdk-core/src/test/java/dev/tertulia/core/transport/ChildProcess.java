package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of its own, to see what a JVM does when its main method is over. */
public final class ChildProcess {

  private ChildProcess() {}

  /** Runs a class to its end, which must come by itself; answers all that it wrote. */
  public static String run(Path folder, Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx256m"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String wrote = Files.readString(out);
    assertThat(process.exitValue()).as(wrote).isZero();
    return wrote;
  }
}
