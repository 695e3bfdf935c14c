package dev.tertulia.core.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a scalar's text can be read as; null where it cannot. */
final class Scalars {
  /**
   * Longer digit strings are not numbers anyone sent on purpose, and cost time out of proportion.
   */
  private static final int MAX_NUMBER_LENGTH = 64;

  private Scalars() {}

  static @Nullable BigDecimal number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
      return null;
    }
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable Long whole(@Nullable BigDecimal number) {
    // A short text such as 1e999999999 would otherwise be expanded digit by digit.
    if (number == null
        || number.precision() - (long) number.scale() > 20
        || number.scale() > MAX_NUMBER_LENGTH) {
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
