package dev.tertulia.examples.flowfile.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of flows cannot be run as it stands. The message names everything that is wrong with it, a
 * line for each: {@code flow.yaml:12:5: expected …, found …}.
 */
public final class FlowFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ArrayList<Problem> problems;

  /** Says what is wrong. */
  public FlowFileException(String file, List<Problem> problems) {
    super(problems.stream().map(each -> file + ":" + each).collect(Collectors.joining("\n")));
    this.problems = new ArrayList<>(problems);
  }

  /** What is wrong, from the first line to the last. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
