package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every journal does, wherever it keeps its entries. */
class JournalTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Journal.Entry INTENT =
      Journal.Entry.intent("f1", NOON, NOON.plusSeconds(30));

  @TempDir Path folder;

  static Stream<String> journals() {
    return Stream.of("memory", "folder");
  }

  private Journal open(String kind) {
    return kind.equals("memory") ? Journal.inMemory() : Journal.inFolder(folder.resolve("journal"));
  }

  private static void write(Journal journal, String key, Journal.Entry entry) {
    try (var claim = journal.claim(key).orElseThrow()) {
      claim.write(entry);
    }
  }

  @ParameterizedTest
  @MethodSource("journals")
  void keepsTheLatestEntryOfEachKey(String kind) {
    try (var journal = open(kind)) {
      write(journal, "a", INTENT);
      write(journal, "a", INTENT.done("{\"id\":\"m1\"}\n", NOON.plusSeconds(1)));
      write(journal, "b", INTENT.doubtful("lost", NOON.plusSeconds(2)));

      try (var a = journal.claim("a").orElseThrow();
          var b = journal.claim("b").orElseThrow();
          var c = journal.claim("c").orElseThrow()) {
        assertThat(a.entry()).contains(INTENT.done("{\"id\":\"m1\"}\n", NOON.plusSeconds(1)));
        assertThat(b.entry()).contains(INTENT.doubtful("lost", NOON.plusSeconds(2)));
        assertThat(c.entry()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("journals")
  void givesAKeyToOneAtATime(String kind) {
    try (var journal = open(kind)) {
      var first = journal.claim("a").orElseThrow();

      assertThat(journal.claim("a")).isEmpty();
      assertThat(journal.claim("b")).isPresent();

      first.close();
      first.close();
      assertThat(journal.claim("a")).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("journals")
  void givesAKeyToOneOfManyThreads(String kind) throws Exception {
    var given = new AtomicInteger();
    var start = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(32);
    try (var journal = open(kind)) {
      for (int i = 0; i < 32; i++) {
        threads.execute(
            () -> {
              try {
                start.await();
                journal.claim("a").ifPresent(claim -> given.incrementAndGet());
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
      }

      start.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();

      assertThat(given).hasValue(1);
    }
  }

  @ParameterizedTest
  @MethodSource("journals")
  void takesNothingFromWhoeverLetGo(String kind) {
    try (var journal = open(kind)) {
      var claim = journal.claim("a").orElseThrow();
      claim.close();

      assertThatThrownBy(() -> claim.write(INTENT)).isInstanceOf(IllegalStateException.class);
      try (var next = journal.claim("a").orElseThrow()) {
        assertThat(next.entry()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("journals")
  void forgetsWhatIsSettledAndOldAndNotInUse(String kind) {
    try (var journal = open(kind)) {
      write(journal, "old", INTENT.done("m1", NOON));
      write(journal, "refused", INTENT.refused(NOON));
      write(journal, "young", INTENT.done("m2", NOON.plusSeconds(60)));
      write(journal, "intent", INTENT);
      write(journal, "doubtful", INTENT.doubtful("lost", NOON));
      write(journal, "used", INTENT.done("m3", NOON));

      try (var used = journal.claim("used").orElseThrow()) {
        assertThat(journal.forget(NOON.plusSeconds(60))).isEqualTo(2);
        assertThat(used.entry()).isPresent();
      }

      for (String kept : new String[] {"young", "intent", "doubtful", "used"}) {
        assertThat(journal.claim(kept).orElseThrow().entry()).as(kept).isPresent();
      }
      assertThat(journal.claim("old").orElseThrow().entry()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("journals")
  void anInterruptedThreadCanStillWriteDownWhatItKnows(String kind) {
    try (var journal = open(kind);
        var other = journal.claim("other").orElseThrow()) {
      Thread.currentThread().interrupt();
      write(journal, "a", INTENT);
      write(journal, "a", INTENT.refused(NOON));
      var entry = journal.claim("a").orElseThrow().entry();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(entry).contains(INTENT.refused(NOON));
      assertThat(journal.claim("other")).as("nobody else's claim is lost").isEmpty();
      other.write(INTENT);
    }
  }

  @Test
  void closingEndsAllClaimsAndKeepsWhatWasWritten() {
    var journal = Journal.inMemory();
    write(journal, "a", INTENT);
    assertThat(journal.claim("a")).isPresent();

    journal.close();

    assertThat(journal.claim("a").orElseThrow().entry()).contains(INTENT);
  }

  @ParameterizedTest
  @MethodSource("journals")
  void printsNothingThatWasWritten(String kind) {
    try (var journal = open(kind)) {
      write(journal, "ana@example.com", INTENT.done("secret", NOON));

      assertThat(journal.toString()).doesNotContain("ana", "secret");
      assertThat(INTENT.done("secret", NOON).toString()).doesNotContain("secret", "f1");
    }
  }
}
