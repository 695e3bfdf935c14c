package dev.tertulia.bridge.links;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Location;
import dev.tertulia.core.InvalidRequestException;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time zone HighLevel has for the client's location: looked up when it is first asked for, and
 * kept. Where there is none it is looked up again the next time, since a person may set it.
 */
final class LocationZone implements Supplier<ZoneId> {
  private final ConversationsClient client;
  private volatile @Nullable ZoneId known;

  LocationZone(ConversationsClient client) {
    this.client = client;
  }

  @Override
  public ZoneId get() {
    ZoneId zone = known;
    if (zone == null) {
      zone = look();
      known = zone;
    }
    return zone;
  }

  /** No guess in its place: by a wrong clock the wrong thing is said to people. */
  private ZoneId look() {
    Location location = client.locations().get();
    String name = location.timezone();
    return location
        .zone()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "the time zone of location " + client.location(),
                    "one that Java knows, set in HighLevel or given to the link",
                    name == null || name.isBlank() ? "none" : name));
  }
}
