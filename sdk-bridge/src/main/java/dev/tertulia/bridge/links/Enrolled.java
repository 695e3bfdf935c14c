package dev.tertulia.bridge.links;

/** What became of someone who was to be put on a list. */
public enum Enrolled {
  /** On the list now. */
  ADDED,
  /** Asked by mail to confirm; on the list once they have. */
  ASKED,
  /** On the list before; fields were changed. */
  UPDATED,
  /** On the list before, with these fields. */
  UNCHANGED,
  /** Asked before, and has not confirmed yet: not touched. */
  UNCONFIRMED,
  /**
   * On the list before, and gets no more mail: unsubscribed, complained, bounced, or of a status
   * nobody has heard of. Not touched.
   */
  LEFT,
  /** Wants no mail, as the contact's do-not-disturb says. */
  DO_NOT_DISTURB,
  /** The rule for consent said no. */
  NO_CONSENT,
  /** Has no address. */
  NO_ADDRESS
}
