package dev.tertulia.core.transport;

import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Headers at TRACE: all names, but values only where they can hold nothing secret or personal. */
final class HeaderLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.http");

  private static final Set<String> PLAIN =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "retry-after",
          "transfer-encoding",
          "user-agent",
          "version");

  private HeaderLog() {}

  /** Never the address: its query may hold a name or a number. */
  static void sent(String method, Headers headers) {
    if (LOG.isTraceEnabled()) {
      LOG.trace("> {} {}", method, plain(headers));
    }
  }

  static void answered(int status, Headers headers) {
    if (LOG.isTraceEnabled()) {
      LOG.trace("< {} {}", status, plain(headers));
    }
  }

  private static String plain(Headers headers) {
    var text = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      String lower = name.toLowerCase(Locale.ROOT);
      boolean shown = PLAIN.contains(lower) || lower.startsWith("x-ratelimit-");
      text.append(i == 0 ? "" : ", ").append(name).append(shown ? ": " + headers.value(i) : "");
    }
    return text.toString();
  }
}
