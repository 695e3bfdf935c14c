package dev.tertulia.core.auth;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A store that fails when told to, before or after it has stored. */
final class FaultyStore implements TokenStore {
  private final TokenStore real;
  int failing;
  int forgettingToSay;
  int updates;

  FaultyStore(TokenStore real) {
    this.real = real;
  }

  @Override
  public synchronized String update(String key, Change change) {
    updates++;
    if (failing > 0) {
      failing--;
      throw down();
    }
    String stored = real.update(key, change);
    if (forgettingToSay > 0) {
      forgettingToSay--;
      throw down();
    }
    return stored;
  }

  private static UncheckedIOException down() {
    return new UncheckedIOException(new IOException("the database is away"));
  }
}
