package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Pages tell the truth: their Java is code that tests compile and run, their links lead somewhere,
 * the tests they name exist, and the index knows each of them.
 *
 * <p>A test says which page it runs by naming it, as {@code docs/sync.md}. Each paragraph of a
 * page's Java must stand in such a test, apart from spaces, comments, braces that close more than
 * it opened, and the address of the Sandbox; {@code …} leaves something out.
 */
class PagesTest {
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)?(?:\\.(\\w+…?))?`");
  private static final Pattern SANDBOX = Pattern.compile("\\.baseUrl\\([\\w.]*(\\(\\)[\\w.]*)*\\)");

  private final Path root = Path.of("").toAbsolutePath().getParent();

  @Test
  void theirJavaIsRun() {
    var unproven = new ArrayList<String>();
    for (Path page : pages()) {
      String name = name(page);
      List<String> tests =
          tests().stream()
              .map(PagesTest::read)
              .filter(text -> text.contains(name))
              .map(PagesTest::bare)
              .toList();
      for (String paragraph : paragraphs(read(page))) {
        if (tests.stream().noneMatch(test -> test.contains(bare(paragraph)))) {
          unproven.add(name + ":\n" + paragraph);
        }
      }
    }

    assertThat(unproven).as("no test that names the page contains this").isEmpty();
  }

  @Test
  void theirLinksLeadSomewhere() {
    var broken = new ArrayList<String>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(read(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          broken.add(name(page) + ": " + link.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void theTestsTheyNameExist() {
    var missing = new ArrayList<String>();
    for (Path page : pages()) {
      for (String line : read(page).split("\n")) {
        String current = "";
        Matcher named = TEST.matcher(line);
        while (named.find()) {
          current = named.group(1) == null ? current : named.group(1);
          if (!current.isEmpty() && !has(current, named.group(2))) {
            missing.add(name(page) + ": " + named.group());
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  /** A method may be cut short by {@code …}, and then stands for several. */
  private boolean has(String test, @Nullable String method) {
    String head = method == null ? "" : "void " + method.replace("…", "");
    String whole = method == null || method.endsWith("…") ? head : head + "(";
    return tests().stream()
        .filter(file -> file.endsWith(test + ".java"))
        .anyMatch(file -> read(file).contains(whole));
  }

  @Test
  void theIndexKnowsEachOfThem() {
    String index = read(root.resolve("docs/README.md"));

    assertThat(pages().stream().map(this::name).filter(name -> name.startsWith("docs/")))
        .allSatisfy(
            name -> {
              String file = name.substring("docs/".length());
              assertThat(file.equals("README.md") || index.contains("(" + file + ")"))
                  .as(name)
                  .isTrue();
            });
  }

  private static List<String> paragraphs(String page) {
    var all = new ArrayList<String>();
    Matcher block = JAVA.matcher(page);
    while (block.find()) {
      for (String each : block.group(1).split("\n\\s*\n|…")) {
        if (!bare(each).isEmpty()) {
          all.add(each);
        }
      }
    }
    return all;
  }

  private static String bare(String code) {
    String dense = code.replaceAll("(?m)(^|\\s)//.*$", "").replaceAll("\\s", "");
    return SANDBOX.matcher(dense).replaceAll("").replaceAll("[});]*$", "");
  }

  private List<Path> pages() {
    return Stream.concat(
            files(root.resolve("docs"), ".md"),
            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                .map(root::resolve))
        .toList();
  }

  private List<Path> tests() {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(folder -> files(folder, "Test.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(Path page) {
    return root.relativize(page).toString().replace('\\', '/');
  }

  private static Stream<Path> files(Path folder, String end) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
