package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What we ask of the caller's values. Messages tell the place and the kind of fault, never the
 * value.
 */
final class Require {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~@:=-]*");

  /**
   * Words that stand in the place of an id in another path of this API: as an id they would reach
   * it.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "business",
          "bulk",
          "email",
          "export",
          "inbound",
          "lookup",
          "messages",
          "outbound",
          "preferences",
          "providers",
          "review-reply",
          "search",
          "upload",
          "upsert");

  private Require() {}

  static String text(String where, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidRequestException(where, "a text", "nothing");
    }
    return value;
  }

  /** An id that can stand in a path without leading somewhere else. */
  static String id(String where, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidRequestException(where, "an id", "nothing");
    }
    if (!ID.matcher(value).matches()) {
      throw new InvalidRequestException(
          where, "an id of letters, digits and -._~@:=", "another character in " + length(value));
    }
    if (RESERVED.contains(value)) {
      throw new InvalidRequestException(where, "an id", "a word that is part of another path");
    }
    return value;
  }

  /** An id that only ever stands in a body: whatever the vendor gave, it can have back. */
  static void given(String where, @Nullable String value) {
    if (value != null) {
      text(where, value);
    }
  }

  static @Nullable String idOrNull(String where, @Nullable String value) {
    return value == null ? null : id(where, value);
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

  static String email(String where, String value) {
    if (!EMAIL.matcher(value).matches()) {
      throw new InvalidRequestException(
          where, "an e-mail address without display name", length(value) + " of another form");
    }
    return value;
  }

  static List<String> emails(String where, Collection<String> values) {
    values.forEach(value -> email(where, value));
    return List.copyOf(values);
  }

  /** Links the vendor can fetch by itself. */
  static List<String> urls(String where, Collection<String> values) {
    values.forEach(value -> url(where, value));
    return List.copyOf(values);
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
        where,
        "an http or https link the service can open",
        length(value) + " that is no such link");
  }

  /** Where secrets travel: nowhere in the clear but on this machine. */
  static HttpUrl serviceUrl(String where, String value) {
    HttpUrl parsed = HttpUrl.parse(value);
    if (parsed == null || !(parsed.isHttps() || LOOPBACK.contains(parsed.host()))) {
      throw new InvalidRequestException(
          where,
          "an https URL, or an http one on this machine: secrets travel there",
          parsed == null ? "no URL" : "an http URL elsewhere");
    }
    return parsed;
  }

  static int between(String where, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidRequestException(where, "from " + least + " to " + most, "" + value);
    }
    return value;
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

  static void atMost(String where, String value, int most) {
    if (value.length() > most) {
      throw new InvalidRequestException(where, "at most " + most + " characters", length(value));
    }
  }

  private static String length(String value) {
    return "a text of " + value.length() + " characters";
  }
}
