package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Pages tell the truth: their Java is code that tests compile and run, and the tests they name
 * exist.
 *
 * <p>A test says which page it runs by naming it, as {@code docs/sync.md}. Each paragraph of a
 * page's Java must stand in such a test, apart from spaces, comments, braces that close more than
 * it opened, and the address of the Sandbox; {@code …} leaves something out. Whole files of a page,
 * which have their names above them, are those of {@code src/it/start}, built from what is
 * installed.
 */
class PagesTest {
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern FILE = Pattern.compile("(?ms)^`([\\w./]+)`\n\n```\\w+\n(.*?)^```$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)?(?:\\.(\\w+…?))?`");
  private static final Pattern SANDBOX = Pattern.compile("\\.baseUrl\\([\\w.]*(\\(\\)[\\w.]*)*\\)");
  private static final Pattern VERSION = Pattern.compile("<revision>(.*)</revision>");

  private final Path start = Pages.ROOT.resolve("conformance/src/it/start");
  private final List<Path> tests = Pages.sources("src/test/java", "Test.java");

  @Test
  void theirJavaIsRun() {
    var unproven = new ArrayList<String>();
    for (Path page : Pages.all()) {
      String name = Pages.name(page);
      List<String> naming =
          tests.stream()
              .map(Pages::read)
              .filter(text -> text.contains(name))
              .map(PagesTest::bare)
              .toList();
      for (String paragraph : paragraphs(FILE.matcher(Pages.read(page)).replaceAll(""))) {
        if (naming.stream().noneMatch(test -> test.contains(bare(paragraph)))) {
          unproven.add(name + ":\n" + paragraph);
        }
      }
    }

    assertThat(unproven).as("no test that names the page contains this").isEmpty();
  }

  @Test
  void theirFilesAreThoseOfAProjectThatIsBuilt() {
    Matcher version = VERSION.matcher(Pages.read(Pages.ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(Pages.read(Pages.ROOT.resolve("README.md")))
        .contains("<version>" + version.group(1) + "</version>");
    var shown = new ArrayList<String>();
    for (Path page : Pages.all()) {
      for (MatchResult file : FILE.matcher(Pages.read(page)).results().toList()) {
        Path built = start.resolve(file.group(1));
        assertThat(built).exists();
        assertThat(file.group(2))
            .as(file.group(1))
            .isEqualTo(Pages.read(built).replace("@project.version@", version.group(1)));
        shown.add(file.group(1));
      }
    }

    assertThat(shown).hasSize(3);
  }

  @Test
  void theTestsTheyNameExist() {
    var missing = new ArrayList<String>();
    for (Path page : Pages.all()) {
      for (String line : Pages.read(page).split("\n")) {
        String current = "";
        Matcher named = TEST.matcher(line);
        while (named.find()) {
          current = named.group(1) == null ? current : named.group(1);
          if (!current.isEmpty() && !has(current, named.group(2))) {
            missing.add(Pages.name(page) + ": " + named.group());
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
    return tests.stream()
        .filter(file -> file.endsWith(test + ".java"))
        .anyMatch(file -> Pages.read(file).contains(whole));
  }

  @Test
  void theMainClassesTheyRunExist() {
    var missing = new ArrayList<String>();
    for (Path page : Pages.all()) {
      Pattern.compile("-Dexample=(dev[\\w.]*\\w)")
          .matcher(Pages.read(page))
          .results()
          .map(run -> "examples/src/main/java/" + run.group(1).replace('.', '/') + ".java")
          .filter(file -> !Files.exists(Pages.ROOT.resolve(file)))
          .forEach(file -> missing.add(Pages.name(page) + ": " + file));
    }

    assertThat(missing).isEmpty();
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
}
