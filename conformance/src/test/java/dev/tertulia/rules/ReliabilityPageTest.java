package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that names its proofs is worth something only as long as each of them exists. */
class ReliabilityPageTest {
  /**
   * {@code SomeTest}, {@code SomeTest.method}, {@code .method} of the class named last, {@code …}.
   */
  private static final Pattern PROOF =
      Pattern.compile("`(?<test>[A-Z]\\w*Test)?(?:\\.(?<method>[a-z]\\w*)(?<more>…)?)?`");

  private final Path root = Path.of("").toAbsolutePath().getParent();

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();
    int named = 0;
    String test = "";
    Matcher proof = PROOF.matcher(Files.readString(root.resolve("docs/reliability.md")));
    while (proof.find()) {
      test = proof.group("test") == null ? test : proof.group("test");
      String method = proof.group("method");
      String rest = proof.group("more") == null ? "\\(" : "\\w*\\(";
      String source = tests.getOrDefault(test, "");
      boolean there =
          method == null
              ? !source.isEmpty()
              : Pattern.compile("void " + method + rest).matcher(source).find();
      if (!there) {
        missing.add(test + proof.group());
      }
      named++;
    }

    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(100);
  }

  private Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path sources : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(sources)) {
          read(sources, tests);
        }
      }
    }
    return tests;
  }

  private static void read(Path sources, Map<String, String> tests) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith("Test.java"))
          .forEach(
              file ->
                  tests.merge(
                      file.getFileName().toString().replace(".java", ""),
                      text(file),
                      String::concat));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
