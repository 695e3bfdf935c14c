package dev.tertulia.testing.highlevel;

import java.util.Set;

/** What a bearer token stands for. */
record Token(
    String value, Kind kind, String app, String location, Set<String> scopes, long expires) {

  enum Kind {
    LOCATION,
    AGENCY,
    COMPANY
  }

  Token {
    scopes = Set.copyOf(scopes);
  }
}
