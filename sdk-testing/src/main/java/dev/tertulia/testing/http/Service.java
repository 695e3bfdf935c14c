package dev.tertulia.testing.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service behind a {@link LoopbackServer}. Called by several threads at once. */
public interface Service {

  /** The ids of everything it can be asked. */
  Set<String> operations();

  /**
   * Which of its operations that is; null if none. The path is as it was sent, still encoded,
   * without the query.
   */
  @Nullable String operation(String method, String path);

  /** Carries the request out and answers it. */
  Reply answer(ReceivedRequest request);

  /** How this service would word a refusal with that status, carrying nothing out. */
  Reply refusal(ReceivedRequest request, int status);
}
