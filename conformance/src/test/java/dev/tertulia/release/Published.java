package dev.tertulia.release;

import dev.tertulia.rules.Kept;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The artifacts as the programs of src/it got them, and the jars built beside. */
final class Published {
  static final String VERSION = Objects.requireNonNull(System.getProperty("tertulia.version"));

  static final Path REPOSITORY = Kept.root().resolve("conformance/target/it-repo");

  private Published() {}

  /** All that have a jar. */
  static List<String> jars() throws IOException {
    return Pom.read(pom("sdk-bom")).managed().stream().sorted(Comparator.naturalOrder()).toList();
  }

  static Path pom(String artifact) {
    return installed(artifact, ".pom");
  }

  static Path jar(String artifact) {
    return installed(artifact, ".jar");
  }

  /** One that stands beside the jar, such as its sources. */
  static Path attached(String artifact, String classifier) {
    return Kept.root()
        .resolve(artifact)
        .resolve("target")
        .resolve(artifact + "-" + VERSION + "-" + classifier + ".jar");
  }

  /** The libraries that a program gets which asks for this artifact alone. */
  static List<Path> broughtBy(String artifact) {
    Path list =
        Kept.root()
            .resolve("conformance/target/it/alone")
            .resolve(artifact)
            .resolve("target/classpath.txt");
    try {
      return Arrays.stream(Files.readString(list).strip().split(File.pathSeparator))
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path installed(String artifact, String end) {
    return REPOSITORY
        .resolve("dev/tertulia")
        .resolve(artifact)
        .resolve(VERSION)
        .resolve(artifact + "-" + VERSION + end);
  }
}
