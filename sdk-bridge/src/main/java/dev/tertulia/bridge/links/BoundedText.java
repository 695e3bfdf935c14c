package dev.tertulia.bridge.links;

import dev.tertulia.core.InvalidRequestException;
import java.util.regex.Pattern;

/**
 * A stranger's text, which a pattern may look at for a moment only: some patterns take years over a
 * text that was made for that, and the thread that matches cannot be called back.
 */
final class BoundedText implements CharSequence {
  /** A tenth of a second or so; a pattern that reads on is through with a megabyte long before. */
  private static final int MOST_LOOKS = 10_000_000;

  private final String text;
  private int looks;

  private BoundedText(String text) {
    this.text = text;
  }

  /**
   * Whether the pattern is found in the text.
   *
   * @param where who asks
   * @throws InvalidRequestException if that cannot be told in time
   */
  static boolean has(String where, Pattern pattern, String text) {
    try {
      return pattern.matcher(new BoundedText(text)).find();
    } catch (TooLong | StackOverflowError e) {
      // The JDK's patterns call themselves for each letter of some repetitions.
      throw new InvalidRequestException(
          where,
          "a pattern that is soon through with any text",
          "one that is not, with a text of " + text.length() + " letters");
    }
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw new TooLong();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
