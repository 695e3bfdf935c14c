package dev.tertulia.testing.acumbamail;

import java.util.Set;

/** Where webhooks go, and about what. */
record Hook(long id, String url, boolean active, Set<Event> events) {

  boolean wants(Event event) {
    return active && events.contains(event);
  }
}
