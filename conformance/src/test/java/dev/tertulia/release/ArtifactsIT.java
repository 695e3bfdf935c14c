package dev.tertulia.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tertulia.rules.Kept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven Central, and those who read licences, ask of each artifact. */
class ArtifactsIT {
  static List<String> jars() throws IOException {
    return Published.jars();
  }

  static List<String> poms() throws IOException {
    var all = new ArrayList<>(Published.jars());
    all.add("sdk-bom");
    return all;
  }

  @Test
  void theBomNamesEveryModuleThatIsPublished() throws IOException {
    List<String> modules =
        Pom.read(Kept.root().resolve("pom.xml")).texts("modules/module").stream()
            .filter(module -> !module.equals("sdk-bom"))
            .filter(
                module ->
                    !read(Kept.root().resolve(module).resolve("pom.xml"))
                        .contains("<maven.deploy.skip>true"))
            .toList();

    assertThat(Published.jars()).containsExactlyInAnyOrderElementsOf(modules);
  }

  @ParameterizedTest
  @MethodSource("poms")
  void aPomSaysWhatMavenCentralAsksFor(String artifact) throws IOException {
    Pom pom = Pom.read(Published.pom(artifact));

    assertThat(
            List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/url",
                "scm/connection",
                "scm/developerConnection"))
        .allSatisfy(place -> assertThat(pom.text(place)).as(place).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("poms")
  void aPomStandsByItself(String artifact) throws IOException {
    Pom pom = Pom.read(Published.pom(artifact));

    assertThat(List.of("parent", "repositories", "pluginRepositories", "build", "profiles"))
        .allSatisfy(place -> assertThat(pom.texts(place)).as(place).isEmpty());
    assertThat(pom.texts("dependencies/dependency/scope")).doesNotContain("test");
    // A BOM's own version is known to whoever imports it.
    assertThat(read(pom.file()).replace("${project.version}", "")).doesNotContain("${");
  }

  @ParameterizedTest
  @MethodSource("jars")
  void aJarCarriesItsLicenceAndItsModuleName(String artifact) throws IOException {
    try (var jar = new JarFile(Published.jar(artifact).toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(read(Kept.root().resolve("LICENSE")));
      assertThat(text(jar, "META-INF/NOTICE")).isEqualTo(read(Kept.root().resolve("NOTICE")));
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("dev.tertulia." + artifact.substring("sdk-".length()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources", "javadoc"})
  void eachJarHasOneBesideIt(String classifier) throws IOException {
    assumeTrue(
        classifier.equals("sources") || Runtime.version().feature() == 17,
        "Javadoc is made on JDK 17 only");

    for (String artifact : Published.jars()) {
      try (var jar = new JarFile(Published.attached(artifact, classifier).toFile())) {
        String end = classifier.equals("sources") ? ".java" : ".html";
        assertThat(jar.stream().filter(entry -> entry.getName().endsWith(end)).count())
            .as(artifact)
            .isGreaterThan(10);
      }
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
