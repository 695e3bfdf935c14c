package dev.tertulia.release;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.rules.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a program gets with each artifact, by its own build; docs/dependencies.md says it. */
class DependenciesIT {
  private static final String COMMAND =
      "./mvnw -q -B verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Drewrite";
  private static final String LIBRARIES =
      "| Library | What for | Bytes | Licence | Comes with |\n|---|---|---|---|---|\n";
  private static final String ARTIFACTS =
      "| Artifact | Brings | Libraries | Their bytes |\n|---|---|---|---|\n";

  private final Path page = Kept.root().resolve("docs/dependencies.md");

  @Test
  void thePageSaysWhatEachArtifactBrings() throws IOException {
    String text = Files.readString(page).replace("\r\n", "\n");
    String libraries = libraries(text);

    assertThat(libraries).as("each library has its reason on the page").doesNotContain("| ? |");
    new Kept(page)
        .mustSay(withTable(withTable(text, LIBRARIES, libraries), ARTIFACTS, artifacts()), COMMAND);
  }

  private static String libraries(String text) throws IOException {
    List<String> artifacts = Published.jars();
    var comesWith = new TreeMap<Path, List<String>>(comparingLong(DependenciesIT::size).reversed());
    for (String artifact : artifacts) {
      for (Path library : others(artifact)) {
        comesWith.computeIfAbsent(library, any -> new ArrayList<>()).add(artifact);
      }
    }
    var rows = new StringBuilder();
    for (Map.Entry<Path, List<String>> each : comesWith.entrySet()) {
      Path jar = each.getKey();
      String name = artifact(jar) + " " + version(jar);
      Path pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("jar$", "pom"));
      boolean all = each.getValue().equals(artifacts);
      rows.append("| ").append(name);
      rows.append(" | ").append(reason(text, artifact(jar)));
      rows.append(" | ").append(grouped(size(jar)));
      rows.append(" | ").append(Pom.read(pom).licence(Published.REPOSITORY));
      rows.append(" | ").append(all ? "each" : String.join(", ", each.getValue())).append(" |\n");
    }
    return rows.toString();
  }

  private static String artifacts() throws IOException {
    var rows = new StringBuilder();
    for (String artifact : Published.jars()) {
      List<Path> libraries = others(artifact);
      String ours =
          Published.broughtBy(artifact).stream()
              .filter(DependenciesIT::isOurs)
              .map(DependenciesIT::artifact)
              .filter(each -> !each.equals(artifact))
              .sorted()
              .collect(joining(", "));
      rows.append("| ").append(artifact);
      rows.append(" | ").append(ours.isEmpty() ? "—" : ours);
      rows.append(" | ").append(libraries.size());
      rows.append(" | ");
      rows.append(grouped(libraries.stream().mapToLong(DependenciesIT::size).sum()));
      rows.append(" |\n");
    }
    return rows.toString();
  }

  /** What a person wrote, which stays when the rest is written anew. */
  private static String reason(String text, String library) {
    var row = Pattern.compile("(?m)^\\| " + Pattern.quote(library) + " \\S+ \\| ([^|]+) \\|");
    var found = row.matcher(text);
    return found.find() ? found.group(1) : "?";
  }

  private static String withTable(String text, String head, String rows) {
    int start = text.indexOf(head);
    assertThat(start).as("the page has a table of: " + head).isNotNegative();
    int end = text.indexOf("\n\n", start) + 1;
    return text.substring(0, start) + head + rows + text.substring(end == 0 ? text.length() : end);
  }

  private static List<Path> others(String artifact) {
    return Published.broughtBy(artifact).stream().filter(jar -> !isOurs(jar)).toList();
  }

  private static boolean isOurs(Path jar) {
    return jar.startsWith(Published.REPOSITORY.resolve("dev/tertulia"));
  }

  /** A repository's folders are …/artifact/version/. */
  private static String artifact(Path jar) {
    return jar.getName(jar.getNameCount() - 3).toString();
  }

  private static String version(Path jar) {
    return jar.getName(jar.getNameCount() - 2).toString();
  }

  private static String grouped(long bytes) {
    return String.format(Locale.ROOT, "%,d", bytes);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
