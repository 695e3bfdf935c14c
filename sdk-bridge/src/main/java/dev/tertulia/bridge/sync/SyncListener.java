package dev.tertulia.bridge.sync;

/**
 * Sees what a sync does. Called on the thread that runs it; what it throws is logged and dropped.
 * New events get methods that do nothing by default.
 */
public interface SyncListener {

  /** Some rows more are in the sink, and the checkpoint says so. */
  default void progressed(SyncProgress event) {}

  /** A window was read to its end. */
  default void closed(Proof event) {}

  /** A row could not be mapped or written. */
  default void refused(DeadLetter event) {}
}
