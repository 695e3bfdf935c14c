package dev.tertulia.core.transport;

/** A 2xx that says no; callers see an {@link dev.tertulia.core.ApiException} of that status. */
public final class RefusedAnswer extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient ServerWords words;

  /** Says why, in the service's words. */
  public RefusedAnswer(ServerWords words) {
    super("the service refused", null, false, false);
    this.words = words;
  }

  /** What the service said. */
  public ServerWords words() {
    return words;
  }
}
