package dev.tertulia.core;

import java.util.List;

/**
 * A value, and what came with the answers it was made from.
 *
 * @param value what the work came to
 * @param responses one for each call that succeeded, in order
 */
public record Answered<T>(T value, List<ResponseInfo> responses) {

  /** Keeps a copy. */
  public Answered {
    responses = List.copyOf(responses);
  }
}
