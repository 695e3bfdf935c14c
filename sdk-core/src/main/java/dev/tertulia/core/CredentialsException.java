package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/** There is no usable token, or the service does not take the one there is. */
public final class CredentialsException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final State state;

  /** What is the matter with the token, and so who must act. */
  public enum State {
    /** The provider has none: configure one. */
    MISSING,
    /** The service does not know it (any more), and the provider has no other: replace it. */
    REJECTED,
    /** It is genuine but lacks a scope: make one with that scope. Refreshing does not help. */
    MISSING_SCOPE,
    /** It is of another class (agency for a sub-account's operation) or for another resource. */
    WRONG_TOKEN_CLASS,
    /** The grant is gone: a person must connect the account again. */
    NEEDS_REAUTH,
    /** The account is paused at the service; the grant is kept and works again afterwards. */
    SUSPENDED
  }

  /** Says what is wrong with the token; the cause, if any, holds the service's whole answer. */
  public CredentialsException(
      CallReport report, State state, String words, @Nullable Throwable cause) {
    super(report, words, cause);
    this.state = state;
  }

  /** Who must act. */
  public State state() {
    return state;
  }
}
