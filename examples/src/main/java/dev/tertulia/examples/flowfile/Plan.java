package dev.tertulia.examples.flowfile;

import dev.tertulia.examples.flowfile.yaml.Place;
import dev.tertulia.examples.flowfile.yaml.Problems;
import dev.tertulia.examples.flowfile.yaml.Section;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entry of a file's flows.
 *
 * @param at where its name stands
 * @param name its name
 * @param flows what the flows it becomes are known by in the file, each once
 * @param events what it needs to hear of
 * @param shown how it is printed: a line, and indented ones below
 * @param joining adds it to a program
 */
record Plan(
    Place at,
    String name,
    List<String> flows,
    List<Event> events,
    String shown,
    Consumer<Assembly> joining) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");

  /** One that does nothing, for what could not be read. */
  static Plan none(Place at, String name) {
    return new Plan(at, name, List.of(), List.of(), "", assembly -> {});
  }

  /** A name, which files and journal entries are named by. */
  static String name(Section section) {
    return section.required(
        "name",
        value ->
            value.parsed(
                "a name of at most 40 letters, digits and spaces",
                text -> {
                  if (!NAME.matcher(text).matches()) {
                    throw new IllegalArgumentException("no name");
                  }
                  return text;
                },
                ""),
        "");
  }

  /** The same for one among others. */
  static String name(Section section, Stream<String> others) {
    String name = name(section);
    once(others.toList(), name, section.at(), section.problems());
    return name;
  }

  /** Refuses a name that was given before. */
  static void once(List<String> before, String name, Place at, Problems problems) {
    if (!name.isEmpty() && before.contains(name)) {
      problems.add(at, "each name once", name + " again");
    }
  }
}
