package dev.tertulia.bridge.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hears what flows do, for logs and timelines. Called on the thread that handles the event; what it
 * throws is logged and dropped.
 */
@FunctionalInterface
public interface FlowListener {

  /** A step has ended, or a flow has ended before its first. */
  void happened(Report report);

  /** How a step ended. */
  enum Result {
    /** It was done now. */
    DONE,
    /** It was done at an earlier attempt, or by somebody else. */
    DONE_BEFORE,
    /** It failed, and is tried again when the event is. */
    FAILED,
    /** It was too early, and nothing was done: it is tried again when the event is. */
    WAITING,
    /** Nobody knows whether it happened; a person must decide. */
    IN_DOUBT,
    /** The flow ended here, because a condition did not hold. */
    NOT_CONCERNED
  }

  /**
   * What happened.
   *
   * @param at when, on the runner's clock
   * @param flow the flow's name
   * @param step the step's name; a condition's words for {@link Result#NOT_CONCERNED}
   * @param event the event's key
   * @param result how it ended
   * @param note what the step left word of, or a choice's way; null for nothing
   * @param failure why it failed or waits; null if it did not
   */
  record Report(
      Instant at,
      String flow,
      String step,
      String event,
      Result result,
      @Nullable String note,
      @Nullable Exception failure) {}
}
