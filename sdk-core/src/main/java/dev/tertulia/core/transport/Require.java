package dev.tertulia.core.transport;

import dev.tertulia.core.InvalidRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What any service asks of a caller's values; each method answers the value it was given.
 *
 * <p>All throw {@link InvalidRequestException}, whose message tells the place and the kind of
 * fault, never a text.
 */
public final class Require {
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

  private Require() {}

  /** More than blanks. */
  public static String text(String where, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidRequestException(where, "a text", "nothing");
    }
    return value;
  }

  /** A number in E.164 form. */
  public static String phone(String where, String value) {
    if (!E164.matcher(value).matches()) {
      throw new InvalidRequestException(
          where,
          "a number in E.164 form: + and country code, then digits only, such as +34600000000",
          length(value) + (value.startsWith("+") ? "" : " not beginning with +"));
    }
    return value;
  }

  /** An e-mail address without display name. */
  public static String email(String where, String value) {
    if (!isEmail(value)) {
      throw new InvalidRequestException(
          where, "an e-mail address without display name", length(value) + " of another form");
    }
    return value;
  }

  /** Whether it is an e-mail address without display name. */
  public static boolean isEmail(String value) {
    return EMAIL.matcher(value).matches();
  }

  /** Each of several an e-mail address without display name. */
  public static List<String> emails(String where, Collection<String> values) {
    values.forEach(value -> email(where, value));
    return List.copyOf(values);
  }

  /**
   * A link of the web.
   *
   * @param expected how to tell the caller what belongs there
   */
  public static String link(String where, String expected, String value) {
    try {
      URI uri = URI.create(value);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the parser's words: they quote the value.
    }
    throw new InvalidRequestException(where, expected, length(value) + " that is no such link");
  }

  /** A number within bounds, both included. */
  public static int between(String where, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidRequestException(where, "from " + least + " to " + most, "" + value);
    }
    return value;
  }

  /** A text that a header can carry. */
  public static String header(String where, String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new InvalidRequestException(
          where, "a text of printable ASCII", length(value) + " that is none");
    }
    return value;
  }

  /** A time to wait at most; nothing at all would mean for ever to what is below us. */
  public static Duration timeout(String where, Duration value) {
    if (value.toMillis() < 1 || value.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new InvalidRequestException(where, "from a millisecond to a day", "" + value);
    }
    return value;
  }

  /** A text that is not too long. */
  public static String atMost(String where, String value, int most) {
    if (value.length() > most) {
      throw new InvalidRequestException(where, "at most " + most + " characters", length(value));
    }
    return value;
  }

  /** A text in an error: told by its length, never by its words. */
  public static String length(String value) {
    return "a text of " + value.length() + " characters";
  }
}
