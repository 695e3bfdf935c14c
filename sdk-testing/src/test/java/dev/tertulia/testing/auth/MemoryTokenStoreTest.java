package dev.tertulia.testing.auth;

import dev.tertulia.core.auth.TokenStore;

/** The store in memory keeps the contract. */
class MemoryTokenStoreTest extends TokenStoreContract {
  @Override
  protected TokenStore newStore() {
    return TokenStore.inMemory();
  }
}
