package dev.tertulia.examples.flowfile.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A section of a file: values by their keys. It knows what it is asked for, and refuses the rest.
 */
public final class Section {
  private final Value whole;
  private final Problems problems;
  private final Map<String, Value> keys = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> decided = new HashSet<>();
  private boolean open;

  Section(MappingNode node, Value whole) {
    this.whole = whole;
    this.problems = whole.problems();
    for (NodeTuple each : node.getValue()) {
      var key = new Value(each.getKeyNode(), problems);
      if (!key.isText()) {
        key.refuse("a name");
        continue;
      }
      String name = ((ScalarNode) each.getKeyNode()).getValue();
      if (keys.putIfAbsent(name, key) != null) {
        key.refuse("each name once", Value.quoted(name) + " again");
      }
      values.putIfAbsent(name, new Value(each.getValueNode(), problems));
    }
  }

  /** Where it stands. */
  public Place at() {
    return whole.at();
  }

  /** Where problems go. */
  public Problems problems() {
    return problems;
  }

  /** What stands under a key. */
  public Optional<Value> find(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /** Whether something stands under a key. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** What must stand under a key. */
  public <T> T required(String key, Function<Value, ? extends T> reader, T instead) {
    Optional<Value> value = find(key);
    if (value.isEmpty()) {
      problems.add(at(), key, "none");
      return instead;
    }
    return reader.apply(value.get());
  }

  /** What may stand under a key. */
  public <T> T optional(String key, Function<Value, ? extends T> reader, T otherwise) {
    Optional<Value> value = find(key);
    return value.isPresent() ? reader.apply(value.get()) : otherwise;
  }

  /** Exactly one of some keys, each with its reader. */
  public <T> Optional<T> one(Map<String, ? extends Function<Value, ? extends T>> readers) {
    asked.addAll(readers.keySet());
    List<String> there = keys.keySet().stream().filter(readers::containsKey).toList();
    String expected = "one of " + String.join(", ", readers.keySet());
    if (there.isEmpty()) {
      none(readers.keySet(), expected);
      return Optional.empty();
    }
    there.stream()
        .skip(1)
        .forEach(each -> key(each).refuse(expected, there.get(0) + " and " + each));
    decided.addAll(readers.keySet());
    return readers.entrySet().stream()
        .filter(each -> each.getKey().equals(there.get(0)))
        .findFirst()
        .map(each -> each.getValue().apply(values.get(each.getKey())));
  }

  /**
   * A misspelled one is told as that; what else stands there may belong to whichever is missing.
   */
  private void none(Set<String> wanted, String expected) {
    open = true;
    List<String> misspelled =
        unknown().stream().filter(each -> !guess(each, wanted).isEmpty()).toList();
    misspelled.forEach(each -> key(each).refuse(expected, withGuess(each, wanted)));
    if (misspelled.isEmpty()) {
      problems.add(at(), expected, "none");
    }
  }

  /** Everything in it, under whatever keys. */
  public Map<String, Value> all() {
    open = true;
    return Collections.unmodifiableMap(values);
  }

  /** A key itself, to say something about it. */
  public Value key(String name) {
    return Optional.ofNullable(keys.get(name)).orElse(whole);
  }

  private List<String> unknown() {
    return keys.keySet().stream().filter(each -> !asked.contains(each)).toList();
  }

  /** Refuses the keys nobody has asked for. */
  void end() {
    if (open) {
      return;
    }
    var left = new ArrayList<>(asked);
    left.removeAll(values.keySet());
    left.removeAll(decided);
    for (String each : unknown()) {
      key(each)
          .refuse(
              left.isEmpty() ? "nothing more" : "one of " + String.join(", ", left),
              withGuess(each, left));
    }
  }

  /** What was found, and what may have been meant. */
  public static String withGuess(String word, Iterable<String> known) {
    String guess = guess(word, known);
    return Value.quoted(word) + (guess.isEmpty() ? "" : ": did you mean " + guess + "?");
  }

  private static String guess(String word, Iterable<String> known) {
    String guess = "";
    int closest = word.length() < 4 ? 2 : 3;
    for (String each : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (distance < closest) {
        closest = distance;
        guess = each;
      }
    }
    return guess;
  }

  /** How many letters to add, drop or change until one word is the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
