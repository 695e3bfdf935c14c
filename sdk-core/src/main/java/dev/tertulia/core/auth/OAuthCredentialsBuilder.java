package dev.tertulia.core.auth;

import dev.tertulia.core.Timekeeper;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Builds {@link OAuthCredentials}. Not thread-safe. */
public final class OAuthCredentialsBuilder {
  final String identity;
  final TokenExchange exchange;
  final TokenStore store;
  @Nullable TokenCipher cipher;
  @Nullable TokenStore lastResort;
  @Nullable Executor executor;
  Timekeeper time = Timekeeper.system();
  GrantListener listener = new GrantListener() {};

  OAuthCredentialsBuilder(String identity, TokenExchange exchange, TokenStore store) {
    this.identity = identity;
    this.exchange = exchange;
    this.store = store;
  }

  /** Seals what is stored. Everybody who shares the store needs the same keys. */
  public OAuthCredentialsBuilder cipher(TokenCipher seal) {
    cipher = seal;
    return this;
  }

  /**
   * Where a new pair goes at once if the store does not take it, such as a folder of this machine.
   * What is found there when the program starts again is put into the store. Not to be shared
   * between programs.
   */
  public OAuthCredentialsBuilder lastResort(TokenStore local) {
    lastResort = local;
    return this;
  }

  /** Is told what becomes of grants. */
  public OAuthCredentialsBuilder listener(GrantListener ear) {
    listener = ear;
    return this;
  }

  /** Another clock, for tests. */
  public OAuthCredentialsBuilder timekeeper(Timekeeper clock) {
    time = clock;
    return this;
  }

  /**
   * Runs refreshes, which block; by default daemon threads that are gone after seconds without
   * work. It must not refuse work, nor interrupt it, and needs a thread for each grant that is
   * being refreshed and another one for its parent.
   */
  public OAuthCredentialsBuilder executor(Executor threads) {
    executor = threads;
    return this;
  }

  /** The credentials. Reads nothing yet. */
  public OAuthCredentials build() {
    return new OAuthCredentials(this);
  }
}
