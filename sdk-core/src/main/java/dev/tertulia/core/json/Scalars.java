package dev.tertulia.core.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a scalar's text can be read as; null where it cannot. */
final class Scalars {
  /**
   * Longer digit strings are not numbers anyone sent on purpose, and cost time out of proportion.
   */
  private static final int MAX_NUMBER_LENGTH = 64;

  /** Beyond what any double can hold. */
  private static final int MAX_SCALE = 400;

  private Scalars() {}

  static @Nullable BigDecimal number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
      return null;
    }
    try {
      var number = new BigDecimal(text.strip());
      // A short text such as 1e999999999 is harmless only until someone asks for its digits.
      return Math.abs((long) number.scale()) > MAX_SCALE ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable Long whole(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  static @Nullable Boolean bool(@Nullable String text) {
    if ("true".equalsIgnoreCase(text)) {
      return true;
    }
    return "false".equalsIgnoreCase(text) ? false : null;
  }
}
