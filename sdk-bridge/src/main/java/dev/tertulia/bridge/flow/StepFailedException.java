package dev.tertulia.bridge.flow;

import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.WebhookException;

/** A part of a flow failed: which one, and whether trying again can help. */
final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean hopeless;

  private StepFailedException(String words, boolean hopeless, Throwable cause) {
    super(words, cause);
    this.hopeless = hopeless;
  }

  private StepFailedException(String words) {
    super(words);
    this.hopeless = true;
  }

  static StepFailedException of(String flow, String part, Exception cause) {
    boolean same =
        cause instanceof InvalidRequestException
            || cause instanceof BadRequestException
            || cause instanceof WebhookException;
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new StepFailedException(place(flow, part) + reason, same, cause);
  }

  static StepFailedException inDoubt(String flow, String part, String why) {
    return new StepFailedException(
        place(flow, part) + "in doubt: it was begun, and nobody knows whether it happened" + why);
  }

  private static String place(String flow, String part) {
    return "flow " + flow + ", " + part + ": ";
  }

  /** Whether it was only too early. */
  boolean waits() {
    return getCause() instanceof NotAdmittedException;
  }

  /** Whether the same would come of it, however often it is tried. */
  boolean hopeless() {
    return hopeless;
  }
}
