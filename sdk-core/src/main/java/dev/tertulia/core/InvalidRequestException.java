package dev.tertulia.core;

/**
 * The caller's input cannot be sent: found before anything left. The message names the place, never
 * the value.
 */
public final class InvalidRequestException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final String where;
  private final String expected;
  private final String found;

  /**
   * Says what is wrong.
   *
   * @param where the place, in the caller's words: {@code Sms.text}
   * @param expected what belongs there
   * @param found what was there instead, described without quoting anything personal
   */
  public InvalidRequestException(String where, String expected, String found) {
    super(CallReport.unsent(""), where + ": expected " + expected + ", found " + found, null);
    this.where = where;
    this.expected = expected;
    this.found = found;
  }

  /** The place, in the caller's words. */
  public String where() {
    return where;
  }

  /** What belongs there. */
  public String expected() {
    return expected;
  }

  /** What was there instead, described. */
  public String found() {
    return found;
  }
}
