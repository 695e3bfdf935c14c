package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log beneath an inbox in a folder, where its threads stand still. */
class FolderLogTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  private static List<byte[]> record(String id) {
    InboxEntry entry = ShopEvent.waiting(id, "o1", NOON, NOON);
    return List.of(RecordBytes.write(new InboxRecord.Whole(entry)));
  }

  private boolean isFree() {
    try {
      FolderLog.open(folder, 1 << 20).close();
      return true;
    } catch (InvalidRequestException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nobodyElseGetsTheFolderWhileAWriteIsStillUnderWay() throws Exception {
    FolderLog log = FolderLog.open(folder, 1 << 20);
    var goOn = new CountDownLatch(1);
    var stands = new CountDownLatch(1);
    var unused =
        log.append(record("e1"), false)
            .thenRun(
                () -> {
                  stands.countDown();
                  uninterrupted(goOn);
                });
    // As if the disk did not answer: it is the writer's thread that stands.
    stands.await();
    var later = log.append(record("e2"), false);

    Thread.currentThread().interrupt();
    log.close();
    assertThat(Thread.interrupted()).isTrue();

    assertThatThrownBy(() -> FolderLog.open(folder, 1 << 20))
        .isInstanceOf(InvalidRequestException.class);
    goOn.countDown();
    assertThat(later.get()).hasSize(1);
    until(this::isFree);
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
