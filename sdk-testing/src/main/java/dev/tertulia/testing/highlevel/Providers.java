package dev.tertulia.testing.highlevel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Conversation providers: who carries the messages of a channel. */
final class Providers {

  private Providers() {}

  /**
   * The provider named, or else the last one of that channel in that location; null if there is
   * none.
   */
  static @Nullable String of(State state, String location, String channel, @Nullable String named) {
    if (named != null) {
      known(state, location, named);
      return named;
    }
    return state.providers.values().stream()
        .filter(provider -> provider.is("locationId", location) && provider.is("channel", channel))
        .reduce((first, second) -> second)
        .map(Doc::id)
        .orElse(null);
  }

  /**
   * A provider nobody knows is a failure of the server, not a bad request: that is how the service
   * has it.
   */
  static void known(State state, String location, String id) {
    Doc provider = state.providers.get(id);
    if (provider == null || !Objects.equals(provider.text("locationId"), location)) {
      throw Refusal.of(500, "Internal server error");
    }
  }

  /**
   * Refuses for a message that no provider carries, and for one whose provider has not got it yet.
   */
  static void carries(State state, Doc message) {
    long ready = message.number("dateAdded") + state.providersReadyAfter.toMillis();
    if (!message.has("conversationProviderId") || state.now() < ready) {
      throw Refusal.of(403, "No conversation provider found for this message");
    }
  }
}
