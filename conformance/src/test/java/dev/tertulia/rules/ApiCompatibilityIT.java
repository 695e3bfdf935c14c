package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Asked for by {@code -Dapi.baseline=0.1.0}: are we still what that release was? */
@EnabledIfSystemProperty(named = "api.baseline.folder", matches = ".+")
class ApiCompatibilityIT {
  private final Path baseline = Path.of(System.getProperty("api.baseline.folder"));
  private final String version = System.getProperty("tertulia.version");

  /**
   * What is meant to break stands in accepted.txt, one line each, until the release that breaks it
   * is the baseline.
   */
  @Test
  void programsOfThatReleaseStillCompileAndRun() throws IOException {
    JavaClasses all =
        new ClassFileImporter().withImportOption(new MainCode()).importPackages("dev.tertulia");
    var breaks =
        new ApiBreaks(
            name -> all.contain(name) && Conditions.responseRecords().test(all.get(name)),
            libraries());
    Set<String> found = new LinkedHashSet<>();
    try (var released = Files.list(baseline)) {
      for (Path older : released.sorted().toList()) {
        String module = older.getFileName().toString().replace(".jar", "");
        found.addAll(breaks.between(older, jar(module)));
      }
    }
    Path accepted = Kept.root().resolve("conformance/src/test/resources/api/accepted.txt");

    assertThat(found)
        .as("breaks of programs that use what is in %s; meant ones go to %s", baseline, accepted)
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(accepted).stream().filter(line -> !line.startsWith("#")).toList());
  }

  private Path jar(String module) {
    return Kept.root().resolve(module).resolve("target").resolve(module + "-" + version + ".jar");
  }

  /** Third parties' only: ours would be taken for what is compared. */
  private static List<Path> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") && !entry.contains("sdk-"))
        .map(Path::of)
        .toList();
  }
}
