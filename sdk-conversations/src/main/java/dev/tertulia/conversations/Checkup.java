package dev.tertulia.conversations;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a client can work, and what to do if not: made by {@link ConversationsClient#check}, to
 * be printed.
 *
 * @param findings what was found, in the order one must act
 */
public record Checkup(List<Finding> findings) {

  /** What a finding is about. */
  public enum Subject {
    /** Whether the service can be reached and answers. */
    SERVICE,
    /** Whether the token is accepted, and of the right class. */
    TOKEN,
    /** Whether the token may work for this location. */
    LOCATION,
    /** What the token must be allowed to do. */
    SCOPES
  }

  /** How it stands. */
  public enum State {
    /** Fine. */
    GOOD,
    /** Must be mended. */
    BAD,
    /** Could not be found out. */
    UNKNOWN
  }

  /**
   * One thing found.
   *
   * @param subject what it is about
   * @param state how it stands
   * @param words for a person
   */
  public record Finding(Subject subject, State state, String words) {
    @Override
    public String toString() {
      return subject + " " + state + ": " + words;
    }
  }

  /** Keeps a copy. */
  public Checkup {
    findings = List.copyOf(findings);
  }

  /** Whether the service answers, takes the token, and nothing must be mended. */
  public boolean ok() {
    return is(Subject.SERVICE, State.GOOD)
        && is(Subject.TOKEN, State.GOOD)
        && findings.stream().noneMatch(each -> each.state() == State.BAD);
  }

  private boolean is(Subject subject, State state) {
    return findings.stream().anyMatch(each -> each.subject() == subject && each.state() == state);
  }

  @Override
  public String toString() {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
