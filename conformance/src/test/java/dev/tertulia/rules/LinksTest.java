package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Readers get where a page sends them: to a file, to a heading, to a package. */
class LinksTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)]*))?\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|(.*?)\\|(.*?)\\|(.*)\\|$");
  private static final Pattern NAME = Pattern.compile("`([\\w.-]+)`");
  private static final Pattern PUBLISHED =
      Pattern.compile("(sdk-\\w+)/src/main/java/(.+)/package-info.java");

  @Test
  void linksLeadSomewhere() {
    var broken = new ArrayList<String>();
    for (Path page : Pages.all()) {
      Matcher link = LINK.matcher(CODE.matcher(Pages.read(page)).replaceAll(""));
      while (link.find()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        if (!Files.exists(target)
            || link.group(2) != null && !headings(target).contains(link.group(2))) {
          broken.add(Pages.name(page) + ": " + link.group());
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  /** As the usual hosts make them: without punctuation, and counted where they are there twice. */
  private static List<String> headings(Path page) {
    Map<String, Integer> seen = new HashMap<>();
    var all = new ArrayList<String>();
    for (MatchResult heading :
        HEADING.matcher(CODE.matcher(Pages.read(page)).replaceAll("")).results().toList()) {
      String anchor =
          heading
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      all.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return all;
  }

  @Test
  void theIndexKnowsEachPage() {
    String index = Pages.read(Pages.INDEX);

    assertThat(Pages.all())
        .filteredOn(page -> page.getParent().equals(Pages.INDEX.getParent()))
        .filteredOn(page -> !page.equals(Pages.INDEX))
        .allSatisfy(page -> assertThat(index).contains("(" + page.getFileName() + ")"));
  }

  @Test
  void theIndexKnowsEachPackageAndWhatIsInIt() {
    var named = new TreeMap<String, TreeSet<String>>();
    var missing = new ArrayList<String>();
    String module = "";
    for (MatchResult row : ROW.matcher(section("## Packages")).results().toList()) {
      Matcher artifact = NAME.matcher(row.group(1));
      module = artifact.find() ? artifact.group(1) : module;
      List<String> packages = names(row.group(2));
      if (!packages.isEmpty()) {
        named.computeIfAbsent(module, each -> new TreeSet<>()).addAll(packages);
        String at = module + "/src/main/java/dev/tertulia/";
        names(row.group(3)).stream()
            .filter(type -> packages.stream().noneMatch(each -> isPublic(at, each, type)))
            .forEach(missing::add);
      }
    }

    assertThat(named).isEqualTo(published());
    assertThat(missing).as("types that are not in their package").isEmpty();
  }

  private static Map<String, TreeSet<String>> published() {
    var all = new TreeMap<String, TreeSet<String>>();
    for (Path file : Pages.sources("src/main/java", "package-info.java")) {
      Matcher found = PUBLISHED.matcher(Pages.name(file));
      if (found.matches()) {
        String name = found.group(2).replace('/', '.').replaceFirst("^dev\\.tertulia\\.", "");
        all.computeIfAbsent(found.group(1), module -> new TreeSet<>()).add(name);
      }
    }
    return all;
  }

  private static boolean isPublic(String at, String name, String type) {
    Path file = Pages.ROOT.resolve(at + name.replace('.', '/') + "/" + type + ".java");
    return Files.exists(file)
        && Pattern.compile("(?m)^public .*\\b" + type + "\\b").matcher(Pages.read(file)).find();
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(each -> each.group(1)).toList();
  }

  private static String section(String heading) {
    String page = Pages.read(Pages.INDEX);
    String rest = page.substring(page.indexOf(heading) + heading.length());
    return rest.substring(0, rest.indexOf("\n## "));
  }
}
