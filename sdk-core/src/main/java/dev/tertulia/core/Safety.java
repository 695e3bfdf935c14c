package dev.tertulia.core;

/**
 * What happens if an operation reaches the service twice. Declared for each operation, never
 * guessed from its verb.
 */
public enum Safety {
  /** Nothing changes there. Repeated after any passing failure. */
  READ,
  /** The second time changes nothing more. Repeated after any passing failure. */
  IDEMPOTENT,
  /**
   * It would happen twice: a message sent, a call logged. Repeated only where it provably did not
   * happen.
   */
  ONCE
}
