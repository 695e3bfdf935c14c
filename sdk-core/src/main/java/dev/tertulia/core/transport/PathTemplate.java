package dev.tertulia.core.transport;

import dev.tertulia.core.InvalidRequestException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** A path with places for values, such as {@code contacts/{contactId}/notes}. */
final class PathTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private PathTemplate() {}

  /** The path with each value as one segment, whatever is in it. */
  static String fill(String template, Map<String, String> values) {
    Matcher place = PLACE.matcher(template);
    var path = new StringBuilder();
    while (place.find()) {
      String name = place.group(1);
      String value = values.get(name);
      if (value == null || value.isEmpty()) {
        throw new InvalidRequestException(name, "a value to stand in the path", "nothing");
      }
      if (value.equals(".") || value.equals("..")) {
        throw new InvalidRequestException(
            name, "a value that can stand in a path", "one that leads elsewhere");
      }
      place.appendReplacement(path, Matcher.quoteReplacement(segment(value)));
    }
    return place.appendTail(path).toString();
  }

  private static String segment(String value) {
    return new HttpUrl.Builder()
        .scheme("https")
        .host("any")
        .addPathSegment(value)
        .build()
        .encodedPathSegments()
        .get(0);
  }
}
