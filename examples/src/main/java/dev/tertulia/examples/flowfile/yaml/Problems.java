package dev.tertulia.examples.flowfile.yaml;

import dev.tertulia.core.InvalidRequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gathers what is wrong with a file, so that all of it is told at once. Whoever reads something
 * wrong says so here and goes on with anything of the right kind: {@link #end} lets nobody use it.
 */
public final class Problems {
  private final String file;
  private final String text;
  private final List<Problem> all = new ArrayList<>();

  /**
   * Of a file.
   *
   * @param text all that is in it
   */
  public Problems(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** One more. */
  public void add(Place at, String expected, String found) {
    all.add(new Problem(at.line(), at.column(), expected, found));
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return all.isEmpty();
  }

  /** What the SDK makes of what was read; what it refuses is a problem in its own words. */
  public <T> T made(Place at, Supplier<? extends T> maker, T instead) {
    try {
      return maker.get();
    } catch (InvalidRequestException e) {
      add(at, e.expected(), e.found());
      return instead;
    }
  }

  /** Where some words stand that are part of what begins there; there, if they are not found. */
  public Place placeOf(String words, Place from) {
    int start = 0;
    for (int line = 1; line < from.line(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    int found = text.indexOf(words, start);
    return found < 0 ? from : Place.of(text, found);
  }

  FlowFileException exception() {
    all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return new FlowFileException(file, all);
  }

  /** Throws if there is any. */
  public void end() {
    if (!all.isEmpty()) {
      throw exception();
    }
  }
}
