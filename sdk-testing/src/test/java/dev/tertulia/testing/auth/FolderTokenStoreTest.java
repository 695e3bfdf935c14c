package dev.tertulia.testing.auth;

import dev.tertulia.core.auth.TokenStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store in a folder keeps the contract, opened twice. */
class FolderTokenStoreTest extends TokenStoreContract {
  @TempDir Path temporary;

  @Override
  protected TokenStore newStore() {
    return TokenStore.inFolder(temporary.resolve("grants"));
  }

  @Override
  protected TokenStore reopened(TokenStore first) {
    return TokenStore.inFolder(temporary.resolve("grants"));
  }
}
