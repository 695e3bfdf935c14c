package dev.tertulia.core.transport;

import dev.tertulia.core.InvalidRequestException;
import java.util.Set;
import okhttp3.HttpUrl;

/** The address of a service, and whether it is one to which a token may travel. */
public final class BaseUrl {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private BaseUrl() {}

  /**
   * Reads an address.
   *
   * @param where the place, in the caller's words
   * @param url with or without a slash at its end
   * @throws InvalidRequestException unless it is https, or http on this machine: the token travels
   *     there
   */
  public static HttpUrl parse(String where, String url) {
    HttpUrl parsed = HttpUrl.parse(url.endsWith("/") ? url : url + "/");
    if (parsed == null || !(parsed.isHttps() || isLoopback(parsed))) {
      throw new InvalidRequestException(
          where,
          "an https URL, or an http one on this machine: the token travels there",
          parsed == null ? "no URL" : "an http URL elsewhere");
    }
    return parsed;
  }

  static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.contains(url.host());
  }
}
