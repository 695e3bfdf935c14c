package dev.tertulia.core;

/** Who goes first where calls must wait for their turn. */
public enum Lane {
  /** A person is waiting. */
  INTERACTIVE,
  /** Neither a person nor a batch. */
  DEFAULT,
  /** Nobody waits: goes when nothing else does. */
  BATCH
}
