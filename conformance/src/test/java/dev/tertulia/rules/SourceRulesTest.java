package dev.tertulia.rules;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source files show, over every module. */
class SourceRulesTest {
  private static final int LONGEST_FILE = 300;
  private static final Set<String> UNPUBLISHED = Set.of("examples", "benchmarks");

  private final Path root = Path.of("").toAbsolutePath().getParent();

  @Test
  void noFileIsTooLongToKeepInTheHead() throws IOException {
    var tooLong =
        Stream.concat(sources(root).stream(), sources(root, "src/test/java").stream())
            .filter(file -> lines(file).size() > LONGEST_FILE)
            .map(file -> root.relativize(file) + ": " + lines(file).size() + " lines")
            .toList();

    assertThat(tooLong).as("a file of more than %s lines has two jobs", LONGEST_FILE).isEmpty();
  }

  @Test
  void everyPackageSpellsNull() throws IOException {
    var unmarked =
        sources(root).stream().map(Path::getParent).collect(toCollection(TreeSet::new)).stream()
            .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
            .map(root::relativize)
            .toList();

    assertThat(unmarked).as("without @NullMarked NullAway does not look at a package").isEmpty();
  }

  @Test
  void houseRulesSeeEveryClassOfThePublishedModules() throws IOException {
    JavaClasses seen =
        new ClassFileImporter().withImportOption(new MainCode()).importPackages("dev.tertulia");
    var unseen =
        sources(root).stream()
            .filter(file -> !UNPUBLISHED.contains(root.relativize(file).getName(0).toString()))
            .map(SourceRulesTest::className)
            .filter(name -> !name.endsWith("package-info") && !seen.contain(name))
            .toList();

    assertThat(seen).isNotEmpty();
    assertThat(unseen).as("a rule says nothing about a class it never saw").isEmpty();
  }

  private static List<Path> sources(Path root) throws IOException {
    return sources(root, "src/main/java");
  }

  private static List<Path> sources(Path root, String kind) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve(kind))
          .filter(Files::isDirectory)
          .flatMap(SourceRulesTest::javaFiles)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path source) {
    String path = source.toString().replace('\\', '/');
    int start = path.lastIndexOf("/src/main/java/") + "/src/main/java/".length();
    return path.substring(start, path.length() - ".java".length()).replace('/', '.');
  }

  private static boolean isNullMarked(Path packageInfo) {
    return Files.exists(packageInfo) && lines(packageInfo).contains("@NullMarked");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
