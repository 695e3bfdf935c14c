package dev.tertulia.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus is shown, and whether a query would find in it what it asks for. */
final class Exposition {
  private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern ASKED = Pattern.compile("(tertulia_\\w+)(?:\\{(.*?)\\})?");
  private static final Pattern BY = Pattern.compile("\\bby \\(([\\w, ]+)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  private final Map<String, List<Map<String, String>>> series = new HashMap<>();

  Exposition(String text) {
    for (MatchResult line : SERIES.matcher(text).results().toList()) {
      series
          .computeIfAbsent(line.group(1), name -> new ArrayList<>())
          .add(labels(line.group(2) == null ? "" : line.group(2)));
    }
  }

  private static Map<String, String> labels(String text) {
    return LABEL
        .matcher(text)
        .results()
        .collect(Collectors.toMap(l -> l.group(1), l -> l.group(2)));
  }

  /** What a query, and the legend of what it brings, ask for and would not find. */
  List<String> missing(String query, String legend) {
    var missing = new ArrayList<String>();
    var shapes = new TreeSet<String>();
    Set<String> known = Set.of();
    for (MatchResult asked : ASKED.matcher(query).results().toList()) {
      Map<String, String> selector = labels(asked.group(2) == null ? "" : asked.group(2));
      List<Map<String, String>> there = series.getOrDefault(asked.group(1), List.of());
      if (there.stream().noneMatch(each -> each.entrySet().containsAll(selector.entrySet()))) {
        missing.add(asked.group());
      }
      known = there.isEmpty() ? Set.of() : there.get(0).keySet();
      shapes.add(new TreeSet<>(known).toString());
    }
    if (shapes.size() > 1 && !query.contains("sum(")) {
      missing.add("series of the same labels in " + query);
    }
    Matcher by = BY.matcher(query);
    Set<String> kept = by.find() ? Set.of(by.group(1).split(", ")) : known;
    kept.stream().filter(not(known)).forEach(missing::add);
    LEGEND.matcher(legend).results().map(l -> l.group(1)).filter(not(kept)).forEach(missing::add);
    return missing;
  }

  private static Predicate<String> not(Set<String> some) {
    return each -> !some.contains(each);
  }
}
