package dev.tertulia.core.transport;

import dev.tertulia.core.Safety;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Follows a download that was answered by "it is over there": by hand, without the token, and only
 * to where nobody can listen.
 */
final class Redirects {
  private static final int MOST = 5;

  private final HttpClients clients;
  private final HttpUrl base;

  Redirects(HttpClients clients, HttpUrl base) {
    this.clients = clients;
    this.base = base;
  }

  /** The last answer; a redirect itself, if it leads where we do not go. */
  Response follow(Response first, Attempt attempt) throws IOException {
    Response response = first;
    for (int i = 0; i < MOST && isRedirect(response.code()); i++) {
      String location = response.header("Location");
      HttpUrl target = location == null ? null : response.request().url().resolve(location);
      if (target == null || !allowed(target)) {
        return response;
      }
      response.close();
      response =
          attempt.moveTo(clients.call(new Request.Builder().url(target).build(), Safety.READ));
    }
    return response;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Plain HTTP only where the service itself is a test double on this machine. */
  boolean allowed(HttpUrl target) {
    return target.isHttps()
        || (!base.isHttps() && BaseUrl.isLoopback(base) && BaseUrl.isLoopback(target));
  }
}
