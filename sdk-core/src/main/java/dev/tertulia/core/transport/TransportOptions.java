package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link Transport} is made of. Service modules fill it from their builders and from
 * what they know of their service.
 *
 * @param baseUrl ends with a slash
 * @param limits null for limits of its own
 */
public record TransportOptions(
    HttpUrl baseUrl,
    CredentialsProvider credentials,
    Dialect dialect,
    Wiring wiring,
    @Nullable Limits limits,
    Timekeeper timekeeper,
    List<CallListener> listeners) {

  /** Keeps copies. */
  public TransportOptions {
    listeners = List.copyOf(listeners);
  }
}
