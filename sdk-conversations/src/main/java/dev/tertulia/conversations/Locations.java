package dev.tertulia.conversations;

import dev.tertulia.core.transport.CallScope;

/**
 * What is known of the location itself. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * ZoneId here = client.locations().get().zone().orElse(ZoneOffset.UTC);
 * }</pre>
 */
public final class Locations {
  private final LocationsApi api;
  private final CallScope scope;

  Locations(LocationsApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /**
   * The location this client or view is for ({@code get-location}; repeated after passing
   * failures). Needs the scope {@code locations.readonly}.
   */
  public Location get() {
    return api.get(scope.resource()).execute(scope);
  }
}
