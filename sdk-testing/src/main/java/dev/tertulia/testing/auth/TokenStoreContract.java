package dev.tertulia.testing.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tertulia.core.auth.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link TokenStore}, as tests to extend:
 *
 * <pre>{@code
 * class RedisTokenStoreTest extends TokenStoreContract {
 *   protected TokenStore newStore() {
 *     return new RedisTokenStore(freshDatabase());
 *   }
 * }
 * }</pre>
 *
 * <p>That an entry outlives the program and the power is for you to test: no test inside one
 * program can see it.
 */
public abstract class TokenStoreContract {
  private static final int THREADS = 8;
  private static final int EACH = 50;
  private TokenStore store = TokenStore.inMemory();

  /** A store that holds nothing. Called before each test. */
  protected abstract TokenStore newStore();

  /**
   * Another store on what the first one holds, as another program would open it; the first one by
   * default.
   *
   * @param first what {@link #newStore} has given
   */
  protected TokenStore reopened(TokenStore first) {
    return first;
  }

  /** Makes the store. */
  @BeforeEach
  void open() {
    store = newStore();
  }

  /** Closes a store that can be closed. */
  @AfterEach
  void close() throws Exception {
    if (store instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private @Nullable String read(String key) {
    return store.update(key, (entry, now) -> entry);
  }

  private @Nullable String write(String key, @Nullable String text) {
    return store.update(key, (entry, now) -> text);
  }

  @Test
  void aKeyThatWasNeverWrittenHoldsNothing() {
    assertNull(read("never"));
    assertNull(read("never"), "reading nothing must not make something of it");
  }

  @Test
  void whatWasWrittenIsReadByEverybody() {
    assertEquals("first", write("key", "first"), "the answer is what is stored now");
    assertEquals("first", read("key"));
    assertEquals("first", reopened(store).update("key", (entry, now) -> entry));
  }

  @Test
  void aChangeSeesWhatIsStoredAndTakesItsPlace() {
    write("key", "first");

    assertEquals("first, second", store.update("key", (entry, now) -> entry + ", second"));
    assertEquals("first, second", read("key"));
  }

  @Test
  void nothingInThePlaceOfSomethingRemovesIt() {
    write("key", "first");

    assertNull(write("key", null));
    assertNull(read("key"));
    assertEquals("again", write("key", "again"));
  }

  @Test
  void keysAreApart() {
    String longKey = "app/" + "k".repeat(496);
    for (String key : List.of("app/a", "app/A", "app/a ", "app/a/b", "app", "app/ñ€😀", longKey)) {
      write(key, "entry of " + key);
    }

    for (String key : List.of("app/a", "app/A", "app/a ", "app/a/b", "app", "app/ñ€😀", longKey)) {
      assertEquals("entry of " + key, read(key));
    }
  }

  @Test
  void aTextComesBackAsItWas() {
    for (String text :
        List.of("", " ", "{\"a\":\"'\\\";--\"}", "ñ€😀", "a\nb\r\nc\t", "x".repeat(64 * 1024))) {
      write("key", text);
      assertEquals(text, read("key"));
    }
  }

  @Test
  void aChangeThatThrowsChangesNothingAndItsErrorComesOut() {
    write("key", "first");
    var mistake = new IllegalArgumentException("not readable");
    TokenStore.Change refuses =
        (entry, now) -> {
          throw mistake;
        };

    assertSame(mistake, assertThrows(RuntimeException.class, () -> store.update("key", refuses)));
    assertThrows(RuntimeException.class, () -> store.update("absent", refuses));

    assertEquals("first", read("key"));
    assertNull(read("absent"));
    assertEquals("second", write("key", "second"), "the key must not stay locked");
  }

  @Test
  void changesOfManyThreadsAndStoresHappenOneAfterTheOther() throws InterruptedException {
    TokenStore other = reopened(store);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        TokenStore mine = i % 2 == 0 ? store : other;
        running.add(threads.submit(() -> count(mine)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a change failed because of others", e.getCause());
    } finally {
      threads.shutdownNow();
    }

    assertEquals(String.valueOf(THREADS * EACH), read("counter"), "a change was lost");
  }

  private static void count(TokenStore store) {
    for (int i = 0; i < EACH; i++) {
      String stored =
          store.update(
              "counter",
              (entry, now) -> String.valueOf(entry == null ? 1 : Integer.parseInt(entry) + 1));
      assertTrue(stored != null, "the answer is what is stored now");
    }
  }

  @Test
  void theClockIsOneForAllWhoShareTheStoreAndDoesNotGoBack() {
    Instant before = now(store);
    Instant between = now(reopened(store));
    Instant after = now(store);

    assertFalse(between.isBefore(before), "the clock of another store is behind");
    assertFalse(after.isBefore(between), "the clock went back");
    assertTrue(
        Duration.between(before, after).compareTo(Duration.ofMinutes(5)) < 0,
        "two programs see different clocks");
  }

  private static Instant now(TokenStore store) {
    Instant[] seen = new Instant[1];
    var unused =
        store.update(
            "clock",
            (entry, now) -> {
              seen[0] = now;
              return entry;
            });
    return Objects.requireNonNull(seen[0], "the change must be called");
  }

  @Test
  void aThreadThatWasInterruptedLosesNeitherItsFlagNorTheEntry() {
    Thread.currentThread().interrupt();
    try {
      assertEquals("kept", write("key", "kept"), "what was got must be stored all the same");
    } finally {
      assertTrue(Thread.interrupted(), "the flag was swallowed");
    }
    assertEquals("kept", read("key"));
  }
}
