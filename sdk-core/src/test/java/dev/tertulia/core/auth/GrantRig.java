package dev.tertulia.core.auth;

import dev.tertulia.core.ManualTimekeeper;
import java.time.Duration;
import java.time.Instant;

/** Programs that share a store and a service, all on one clock and one thread. */
final class GrantRig {
  final ManualTimekeeper time = ManualTimekeeper.startingAt(Instant.parse("2026-11-22T10:00:00Z"));
  final TokenServer server = new TokenServer();
  final TokenStore memory = TokenStore.inMemory(time);
  final FaultyStore store = new FaultyStore(memory);
  final Ear ear = new Ear();
  final OAuthCredentials one = program();

  /** Another program, or the same one after a restart. */
  OAuthCredentials program() {
    return builder().build();
  }

  OAuthCredentialsBuilder builder() {
    return OAuthCredentials.builder("app", server, store)
        .timekeeper(time)
        .listener(ear)
        .executor(Runnable::run);
  }

  Secret connected() {
    TokenPair pair = server.issue("loc");
    one.connect("loc", pair);
    return pair.access();
  }

  /** As it stands in the store. */
  Grant stored() {
    String entry = memory.update("app/loc", (text, now) -> text);
    return entry == null ? Grant.ABSENT : GrantText.read(entry);
  }

  /** Whether what is stored would be refreshed without a fault. */
  boolean isGood() {
    return stored().state() == Grant.State.LIVE && server.takes(stored().held().pair().refresh());
  }

  void hours(long hours) {
    time.advance(Duration.ofHours(hours));
  }

  void seconds(long seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }
}
