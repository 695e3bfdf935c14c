package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.util.regex.Pattern;

/** What Acumbamail asks of the caller's values, beyond what any service does. */
final class AcumbamailRules {
  static final String UNSUBSCRIBE = "*|UNSUBSCRIBE_URL|*";

  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9]{1,11}");

  private AcumbamailRules() {}

  static long positive(String where, long value) {
    if (value <= 0) {
      throw new InvalidRequestException(where, "a positive number", "" + value);
    }
    return value;
  }

  /** What a telephone shows as the sender of a text message. */
  static String sender(String where, String value) {
    if (!SENDER.matcher(value).matches()) {
      throw new InvalidRequestException(
          where, "1 to 11 letters and digits", Require.length(value) + " of another form");
    }
    return value;
  }

  /** A field's name; brackets are how dictionaries are written, so they cannot be in one. */
  static String tag(String where, String value) {
    Require.text(where, value);
    if (value.indexOf('[') >= 0 || value.indexOf(']') >= 0) {
      throw new InvalidRequestException(
          where, "a field's tag without brackets", Require.length(value));
    }
    return value;
  }

  /** HTML that lets its readers leave; the vendor refuses any other. */
  static String leavable(String where, String html) {
    Require.text(where, html);
    if (!html.contains(UNSUBSCRIBE)) {
      throw new InvalidRequestException(
          where, "HTML with the link " + UNSUBSCRIBE, Require.length(html) + " without it");
    }
    return html;
  }

  static String url(String where, String value) {
    return Require.link(where, "an http or https link", value);
  }
}
