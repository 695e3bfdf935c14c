package dev.tertulia.testing.highlevel;

import dev.tertulia.testing.http.Reply;
import java.util.Objects;

/** What is known of a location. */
final class LocationHandlers {

  private LocationHandlers() {}

  /** A further location of the company; answers its id. */
  static String begin(State state) {
    Doc location =
        Doc.of(
            "id", state.ids.next(),
            "companyId", state.grants.company,
            "name", "Casa Tertulia",
            "city", "Madrid",
            "country", "ES",
            "timezone", "Europe/Madrid");
    state.locations.put(location.id(), location);
    state.grants.locations.add(location.id());
    return location.id();
  }

  static Reply get(Ask ask) {
    Doc location = Objects.requireNonNull(ask.state().locations.get(ask.location()));
    return ask.ok("location", location.json());
  }
}
