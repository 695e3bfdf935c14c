package dev.tertulia.examples.flowfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the people of a file might say and be, for a rehearsal. */
final class Phrases {
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> tags = new LinkedHashSet<>();

  void said(String word) {
    words.add(word);
  }

  void tagged(String tag) {
    tags.add(tag);
  }

  /** A greeting, and each of the words some flow waits for. */
  List<String> texts() {
    var texts = new ArrayList<>(List.of("Hola"));
    texts.addAll(words);
    return texts;
  }

  /** The tags some flow asks for. */
  List<String> tags() {
    return List.copyOf(tags);
  }
}
