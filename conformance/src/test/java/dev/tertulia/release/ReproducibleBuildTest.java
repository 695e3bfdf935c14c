package dev.tertulia.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tertulia.rules.Kept;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever doubts what was released can build it and compare: the same sources give the same bytes,
 * whatever the folder, the hour, the time zone and the language.
 */
@Tag("reproducible")
class ReproducibleBuildTest {
  private static final List<String> MODULES =
      List.of(
          "sdk-bom",
          "sdk-core",
          "sdk-testing",
          "sdk-conversations",
          "sdk-acumbamail",
          "sdk-bridge");

  /** What a folder and a version control keep for themselves. */
  private static final Set<String> LEFT_BEHIND = Set.of("target", ".git");

  @TempDir Path folder;

  @Test
  void aReleaseBuiltTwiceIsTheSameByteForByte() throws Exception {
    assumeTrue(Runtime.version().feature() == 17, "a release is built on JDK 17");
    assumeTrue(File.separatorChar == '/', "a build elsewhere is run by sh here");

    // Both before anything takes time: what is edited meanwhile counts for neither.
    Path here = copy(folder.resolve("first"));
    Path there = copy(folder.resolve("the second one"));
    var first = built(here, Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"), "-Duser.language=en");
    var second =
        built(
            there,
            Map.of("TZ", "Pacific/Apia", "LC_ALL", "C"),
            "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1");

    assertThat(first).hasSize(6 + 5 * 3 + 6 * 2);
    assertThat(second).containsOnlyKeys(first.keySet());
    assertThat(first.keySet())
        .filteredOn(file -> !first.get(file).equals(second.get(file)))
        .as("files that differ")
        .isEmpty();
  }

  /** The hash of each file that would be published. */
  private Map<String, String> built(Path copy, Map<String, String> environment, String jvm)
      throws Exception {
    Path log = folder.resolve(copy.getFileName() + ".log");
    var builder =
        new ProcessBuilder(
                "sh",
                "-c",
                // Jars carry the rights of the files in them.
                "umask 022 && exec sh ./mvnw \"$@\"",
                "mvnw",
                "-B",
                "-q",
                "-Prelease",
                "-DskipTests",
                "-pl",
                String.join(",", MODULES),
                "package")
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("MAVEN_OPTS", jvm);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).as("built in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return hashes(copy);
  }

  private static Path copy(Path target) throws IOException {
    Path source = Kept.root();
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_BEHIND.contains(each.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(source.relativize(each)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            boolean made = each.getFileName().toString().equals(".flattened-pom.xml");
            if (!made && !each.getFileName().toString().equals(".git")) {
              Files.copy(each, target.resolve(source.relativize(each)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return target;
  }

  private static Map<String, String> hashes(Path copy)
      throws IOException, NoSuchAlgorithmException {
    var hashes = new TreeMap<String, String>();
    for (String module : MODULES) {
      hashes.put(module + ".pom", hash(copy.resolve(module).resolve(".flattened-pom.xml")));
      try (Stream<Path> files = Files.list(copy.resolve(module).resolve("target"))) {
        for (Path file : files.filter(ReproducibleBuildTest::isPublished).toList()) {
          hashes.put(file.getFileName().toString(), hash(file));
        }
      }
    }
    return hashes;
  }

  private static boolean isPublished(Path file) {
    return file.getFileName().toString().matches("sdk-.*\\.jar|.*-cyclonedx\\.(json|xml)");
  }

  private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
