package dev.tertulia.core.transport;

import dev.tertulia.core.auth.Secret;
import java.util.function.BiConsumer;
import okhttp3.Request;

/** Where a service wants the token. */
public final class TokenPlacement {
  private final BiConsumer<Request.Builder, Secret> place;

  private TokenPlacement(BiConsumer<Request.Builder, Secret> place) {
    this.place = place;
  }

  /** {@code Authorization: Bearer …}. */
  public static TokenPlacement bearer() {
    return new TokenPlacement(
        (request, token) -> request.header("Authorization", "Bearer " + token.reveal()));
  }

  void put(Request.Builder request, Secret token) {
    place.accept(request, token);
  }
}
