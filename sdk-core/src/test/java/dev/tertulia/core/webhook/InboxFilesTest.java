package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an inbox leaves on the disk, and who may read it. */
class InboxFilesTest {
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
  void aNewFileOfWhichThePowerLeftNothingButZerosWasPromisedToNobody() throws IOException {
    try (var inbox = open()) {
      inbox.store(List.of(event("e1", "o1")));
    }
    Files.write(Segment.file(folder(), 2), new byte[4096]);

    try (var inbox = open()) {
      assertThat(inbox.count(State.WAITING)).isEqualTo(1);
      inbox.store(List.of(event("e2", "o2")));
    }
    try (var inbox = open()) {
      assertThat(inbox.count(State.WAITING)).isEqualTo(2);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isReadableByItsOwnerOnly() throws IOException {
    try (var inbox = open()) {
      inbox.store(List.of(event("e1", "o1")));
    }

    assertThat(Files.getPosixFilePermissions(folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (var files = Files.list(folder())) {
      for (Path file : files.toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .as(file.toString())
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  void aLongLifeLeavesFewFilesAndForgetsNothingThatCounts() throws Exception {
    long fileSize = 4096;
    int events = 800;
    try (var inbox = FolderInbox.open(folder(), InboxLimits.standard(), time, fileSize)) {
      inbox.store(List.of(event("waits", "o1"), event("parked", "o2")));
      while (!inbox.claim(NOON).orElseThrow().key().equals("parked")) {}
      inbox.settle(inbox.list(State.WAITING, 9).get(1).parked("kept"));
      for (int i = 0; i < events; i++) {
        inbox.store(List.of(event("e" + i, "")));
        inbox.settle(inbox.claim(NOON).orElseThrow().done());
      }
      long needed = 64L * events;
      until(() -> bytes() < 2 * needed + 5 * fileSize + 4096);
      inbox.replay("parked");
      assertThat(inbox.claim(NOON).orElseThrow().key()).isEqualTo("parked");
    }

    try (var inbox = FolderInbox.open(folder(), InboxLimits.standard(), time, fileSize)) {
      assertThat(inbox.count(State.DONE)).isEqualTo(events);
      assertThat(inbox.list(State.WAITING, 9))
          .extracting(InboxEntry::key)
          .containsExactlyInAnyOrder("waits", "parked");
      for (int i = 0; i < events; i++) {
        assertThat(inbox.knows("e" + i)).isTrue();
      }
      assertThat(inbox.store(Collections.nCopies(1, event("e7", "")))).isZero();
    }
  }

  @Test
  void whatIsOlderThanTheRetentionLeavesTheDisk() throws Exception {
    long fileSize = 4096;
    var limits = InboxLimits.standard().retention(Duration.ofDays(1));
    try (var inbox = FolderInbox.open(folder(), limits, time, fileSize)) {
      for (int day = 0; day < 10; day++) {
        for (int i = 0; i < 50; i++) {
          inbox.store(List.of(ShopEvent.waiting(day + "-" + i, "", time.now(), time.now())));
          inbox.settle(inbox.claim(time.now()).orElseThrow().done());
        }
        time.advance(Duration.ofDays(1));
      }
      inbox.store(List.of(ShopEvent.waiting("last", "", time.now(), time.now())));
      assertThat(inbox.count(State.DONE)).isEqualTo(50);
      until(() -> bytes() < 2 * 64 * 100 + 6 * fileSize);
    }
  }

  private long bytes() {
    try (var files = Files.list(folder())) {
      long sum = 0;
      for (Path file : files.toList()) {
        sum += Files.exists(file) ? Files.size(file) : 0;
      }
      return sum;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void afterAFailedWriteANewFileIsBegunAndTheOldOneSaysNoMoreThanWasPromised() throws Exception {
    long always = 1;
    Path second = Segment.file(folder(), 2);
    try (var inbox = FolderInbox.open(folder(), InboxLimits.standard(), time, always)) {
      inbox.store(List.of(event("e1", "o1")));
      // A folder where the next file belongs: it cannot be opened.
      Files.createDirectory(second);
      assertThatThrownBy(() -> inbox.store(List.of(event("e2", "o2"))))
          .hasMessage("the inbox cannot be written");
      assertThat(inbox.knows("e2")).isFalse();
      assertThatThrownBy(() -> inbox.claim(NOON)).hasMessage("the inbox cannot be written");
      assertThat(inbox.count(State.WAITING)).isEqualTo(1);
      Files.delete(second);

      assertThat(inbox.store(List.of(event("e2", "o2")))).isEqualTo(1);
      InboxEntry claimed = inbox.claim(NOON).orElseThrow();
      Path third = Segment.file(folder(), 4);
      Files.createDirectory(third);
      assertThatThrownBy(() -> inbox.settle(claimed.done())).isNotNull();
      Files.delete(third);
      // Goes along with the next one.
      inbox.store(List.of(event("e3", "o3")));
    }

    try (var inbox = open()) {
      assertThat(inbox.count(State.DONE)).isEqualTo(1);
      assertThat(inbox.list(State.WAITING, 9))
          .extracting(InboxEntry::key)
          .containsExactly("e2", "e3");
    }
  }
}
