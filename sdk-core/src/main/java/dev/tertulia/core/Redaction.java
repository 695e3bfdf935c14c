package dev.tertulia.core;

import java.net.ProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be written down of text that others wrote: short, on one line, without what looks
 * personal or secret.
 */
final class Redaction {
  private static final int LONGEST = 200;

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\"'<>]+@[^\\s@\"'<>]+\\.[^\\s@\"'<>]+");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ().-]{6,}\\d");

  /**
   * Long runs without a space are ids, keys or tokens; ids are told elsewhere, and keys must not
   * be.
   */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_\\-+/=.]{24,}");

  private Redaction() {}

  /**
   * HTTP libraries quote what they could not understand, and that can be anything a service sends.
   */
  static @Nullable Throwable unquoted(@Nullable Throwable cause) {
    if (!(cause instanceof ProtocolException)) {
      return cause;
    }
    var plain = new ProtocolException("the answer breaks the rules of HTTP");
    plain.setStackTrace(cause.getStackTrace());
    return plain;
  }

  static String cut(String text) {
    String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String line = start.replaceAll("[\\p{Cntrl}\\p{Z}\\s]+", " ").strip();
    String clean = EMAIL.matcher(line).replaceAll("‹email›");
    clean = SECRET.matcher(clean).replaceAll("‹…›");
    clean = PHONE.matcher(clean).replaceAll("‹number›");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
