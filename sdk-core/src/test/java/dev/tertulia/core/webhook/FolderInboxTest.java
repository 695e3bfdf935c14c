package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only an inbox on a disk has to bear, while nothing is damaged. */
class FolderInboxTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);

  @TempDir Path temporary;

  private Path folder() {
    return temporary.resolve("a").resolve("inbox");
  }

  private WebhookInbox open() {
    return WebhookInbox.inFolder(folder(), InboxLimits.standard(), time);
  }

  private static InboxEntry event(String id, String order) {
    return ShopEvent.waiting(id, order, NOON, NOON);
  }

  private static InboxEntry claim(WebhookInbox inbox) {
    return inbox.claim(NOON.plus(Duration.ofDays(1))).orElseThrow();
  }

  @Test
  void everythingIsThereAfterARestartAsItWasBefore() {
    InboxEntry odd =
        InboxEntry.aside(
            event("odd", "").arrival(), InboxEntry.Source.POLL, NOON, State.ODD, "unreadable");
    try (var inbox = open()) {
      inbox.store(List.of(event("done", "o1")));
      inbox.settle(claim(inbox).done());
      inbox.store(List.of(event("parked", "o2")));
      inbox.settle(claim(inbox).parked("why ñ"));
      inbox.store(List.of(event("failed", "o3")));
      inbox.settle(claim(inbox).again(NOON.plusSeconds(40), "not now"));
      inbox.store(List.of(event("new", "o4"), odd));
    }

    try (var inbox = open()) {
      assertThat(inbox.list(State.PARKED, 9))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.problem()).isEqualTo("why ñ");
                assertThat(entry.attempts()).isEqualTo(1);
                assertThat(entry.arrival().content().body())
                    .isEqualTo(event("parked", "o2").arrival().content().body());
              });
      assertThat(inbox.list(State.ODD, 9).get(0)).usingRecursiveComparison().isEqualTo(odd);
      assertThat(inbox.list(State.WAITING, 9))
          .extracting(InboxEntry::key)
          .containsExactly("failed", "new");
      assertThat(inbox.store(List.of(event("done", "o1"), event("parked", "o2")))).isZero();
      assertThat(inbox.claim(NOON).orElseThrow().key()).isEqualTo("new");
      assertThat(inbox.claim(NOON.plusSeconds(39))).isEmpty();
      assertThat(inbox.claim(NOON.plusSeconds(40)).orElseThrow().attempts()).isEqualTo(2);
    }
  }

  @Test
  void theSameEventTwiceInOneGoIsStoredOnceAndNotWaitedFor() {
    try (var inbox = open()) {
      assertThat(inbox.store(List.of(event("e1", "o1"), event("e1", "o1")))).isEqualTo(1);
      assertThat(inbox.store(List.of(event("e1", "o1"), event("e1", "o1")))).isZero();
    }
  }

  @Test
  void anEventThatWasBeingHandledWhenTheProgramDiedComesAgainAsTheNextAttempt() {
    try (var inbox = open()) {
      inbox.store(List.of(event("e1", "o1")));
      assertThat(claim(inbox).attempts()).isEqualTo(1);
    }
    try (var inbox = open()) {
      assertThat(claim(inbox).attempts()).isEqualTo(2);
    }
  }

  @Test
  void orderWithinAKeySurvivesRestarts() {
    try (var inbox = open()) {
      for (int i = 9; i > 0; i--) {
        inbox.store(List.of(ShopEvent.waiting("e" + i, "o1", NOON.plusSeconds(i), NOON)));
      }
    }
    var order = new ArrayList<String>();
    for (int i = 1; i < 10; i++) {
      try (var inbox = open()) {
        InboxEntry next = claim(inbox);
        order.add(next.key());
        inbox.settle(next.done());
      }
    }
    assertThat(order).containsExactly("e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9");
  }

  @Test
  void aSecondOneInTheSameProgramIsRefusedAndTakesNothingFromTheFirst() throws Exception {
    try (var inbox = open()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(this::open)
            .isInstanceOf(InvalidRequestException.class)
            .hasMessage(
                "WebhookInbox.inFolder: expected a folder that is not in use,"
                    + " found one that this program has open");
      }
      assertThat(openedElsewhere()).isEqualTo("one that another program has open");
      inbox.store(List.of(event("e1", "o1")));
    }
    assertThat(openedElsewhere()).isEqualTo("opened");
    try (var inbox = open()) {
      assertThat(inbox.count(State.WAITING)).isEqualTo(1);
    }
  }

  private String openedElsewhere() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Second.class.getName(),
                folder().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(other.getInputStream().readAllBytes());
    other.waitFor();
    return said;
  }

  /** Another program. */
  static final class Second {
    public static void main(String[] folder) {
      try (var inbox = WebhookInbox.inFolder(Path.of(folder[0]))) {
        System.out.print("opened");
      } catch (InvalidRequestException e) {
        System.out.print(e.found());
      }
    }
  }

  @Test
  void manyCallersShareTheDiskAndEachFindsItsOwn() throws Exception {
    int callers = 16;
    int each = 50;
    try (var inbox = open()) {
      var threads = Executors.newFixedThreadPool(callers);
      var work = new ArrayList<Callable<Integer>>();
      for (int caller = 0; caller < callers; caller++) {
        String name = "c" + caller;
        work.add(
            () -> {
              int added = 0;
              for (int i = 0; i < each; i++) {
                added += inbox.store(List.of(event(name + "-" + i, name)));
              }
              return added;
            });
      }
      int added = 0;
      for (var done : threads.invokeAll(work)) {
        added += done.get();
      }
      threads.shutdown();
      assertThat(added).isEqualTo(callers * each);
    }
    try (var inbox = open()) {
      assertThat(inbox.count(State.WAITING)).isEqualTo(callers * each);
      for (InboxEntry entry : inbox.list(State.WAITING, callers * each)) {
        assertThat(new String(entry.arrival().content().body())).contains(entry.key());
      }
    }
  }

  @Test
  void anInterruptedThreadCostsNobodyAnything() {
    try (var inbox = open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> inbox.store(List.of(event("e1", "o1"))))
          .isInstanceOf(dev.tertulia.core.CallInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();

      inbox.store(List.of(event("e1", "o1"), event("e2", "o2")));
      assertThat(inbox.count(State.WAITING)).isEqualTo(2);
      Thread.currentThread().interrupt();
      assertThat(inbox.list(State.WAITING, 9)).hasSize(2);
      assertThat(Thread.interrupted()).isTrue();
    }
    try (var inbox = open()) {
      assertThat(inbox.count(State.WAITING)).isEqualTo(2);
    }
  }

  @Test
  void aFolderThatCouldNotBeOpenedIsNotInUse() throws IOException {
    Path lock = folder().resolve("lock");
    Files.createDirectories(lock);
    assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class);
    Files.delete(lock);

    try (var inbox = open()) {
      assertThat(inbox.count(State.WAITING)).isZero();
    }
  }
}
