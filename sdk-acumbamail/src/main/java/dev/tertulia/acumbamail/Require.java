package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What we ask of the caller's values. Messages tell the place and the kind of fault, never the
 * value.
 */
final class Require {
  static final String UNSUBSCRIBE = "*|UNSUBSCRIBE_URL|*";

  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9]{1,11}");

  private Require() {}

  static long positive(String where, long value) {
    if (value <= 0) {
      throw new InvalidRequestException(where, "a positive number", "" + value);
    }
    return value;
  }

  static String text(String where, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidRequestException(where, "a text", "nothing");
    }
    return value;
  }

  static String email(String where, String value) {
    if (!EMAIL.matcher(value).matches()) {
      throw new InvalidRequestException(
          where, "an e-mail address without display name", length(value) + " of another form");
    }
    return value;
  }

  static String phone(String where, String value) {
    if (!E164.matcher(value).matches()) {
      throw new InvalidRequestException(
          where,
          "a number in E.164 form: + and country code, then digits only, such as +34600000000",
          length(value) + (value.startsWith("+") ? "" : " not beginning with +"));
    }
    return value;
  }

  /** What a telephone shows as the sender of a text message. */
  static String sender(String where, String value) {
    if (!SENDER.matcher(value).matches()) {
      throw new InvalidRequestException(
          where, "1 to 11 letters and digits", length(value) + " of another form");
    }
    return value;
  }

  /** A field's name; brackets are how dictionaries are written, so they cannot be in one. */
  static String tag(String where, String value) {
    text(where, value);
    if (value.indexOf('[') >= 0 || value.indexOf(']') >= 0) {
      throw new InvalidRequestException(where, "a field's tag without brackets", length(value));
    }
    return value;
  }

  /** HTML that lets its readers leave; the vendor refuses any other. */
  static String leavable(String where, String html) {
    text(where, html);
    if (!html.contains(UNSUBSCRIBE)) {
      throw new InvalidRequestException(
          where, "HTML with the link " + UNSUBSCRIBE, length(html) + " without it");
    }
    return html;
  }

  static String url(String where, String value) {
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
    throw new InvalidRequestException(
        where, "an http or https link", length(value) + " that is no such link");
  }

  /** A text that a header can carry. */
  static String header(String where, String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new InvalidRequestException(
          where, "a text of printable ASCII", length(value) + " that is none");
    }
    return value;
  }

  /** A time to wait at most; nothing at all would mean for ever to what is below us. */
  static Duration timeout(String where, Duration value) {
    if (value.toMillis() < 1 || value.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new InvalidRequestException(where, "from a millisecond to a day", "" + value);
    }
    return value;
  }

  private static String length(String value) {
    return "a text of " + value.length() + " characters";
  }
}
