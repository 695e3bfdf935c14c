package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of an inbox whose files were cut or changed: what was acknowledged is there, or
 * somebody is told.
 */
class InboxDamageTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final long SMALL = 600;

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);

  /** How many bytes the last file had when that many events were promised. */
  private final List<Integer> lengths = new ArrayList<>();

  @TempDir Path temporary;
  private Path original;
  private Path copy;

  @BeforeEach
  void fill() throws IOException {
    original = temporary.resolve("original");
    copy = temporary.resolve("copy");
    lengths.clear();
    try (var inbox = open(original)) {
      for (int i = 0; i < 3; i++) {
        inbox.store(List.of(ShopEvent.waiting("e" + i, "o" + i, NOON, NOON)));
        lengths.add((int) Files.size(file(original, 1)));
      }
    }
  }

  private WebhookInbox open(Path folder) {
    return FolderInbox.open(folder, InboxLimits.standard(), time, 1 << 20);
  }

  private static Path file(Path folder, long number) {
    return Segment.file(folder, number);
  }

  /** What an inbox holds that has those bytes instead of its first file. */
  private TreeSet<String> keys(byte[] bytes) throws IOException {
    Files.createDirectories(copy);
    Files.write(file(copy, 1), bytes);
    try (var inbox = open(copy)) {
      var keys = new TreeSet<String>();
      inbox.list(State.WAITING, 100).forEach(entry -> keys.add(entry.key()));
      return keys;
    }
  }

  @Test
  void aFileCutAtAnyByteKeepsAllThatWasPromisedBeforeAndTakesMore() throws IOException {
    byte[] whole = Files.readAllBytes(file(original, 1));

    for (int length = 0; length <= whole.length; length++) {
      int cut = length;
      int promised = (int) lengths.stream().filter(each -> each <= cut).count();
      assertThat(keys(Arrays.copyOf(whole, length))).as("%s bytes", length).hasSize(promised);
      if (length % 5 == 0) {
        try (var inbox = open(copy)) {
          inbox.store(List.of(ShopEvent.waiting("new", "o", NOON, NOON)));
        }
        try (var inbox = open(copy)) {
          assertThat(inbox.count(State.WAITING)).as("after %s", length).isEqualTo(promised + 1);
        }
      }
      try (var files = Files.list(copy)) {
        for (Path file : files.filter(Segment::isOne).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void aFileWhoseEndWasNeverWrittenButCountedIsCutThere() throws IOException {
    byte[] whole = Files.readAllBytes(file(original, 1));

    assertThat(keys(Arrays.copyOf(whole, whole.length + 4096))).hasSize(3);
    byte[] zeroed = Arrays.copyOf(whole, whole.length);
    Arrays.fill(zeroed, lengths.get(1), whole.length, (byte) 0);
    assertThat(keys(zeroed)).hasSize(2);
  }

  @Test
  void aChangedByteIsReportedWhereverItIsAndNothingIsSkipped() throws IOException {
    byte[] whole = Files.readAllBytes(file(original, 1));

    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << at % 8);
      assertThatThrownBy(() -> keys(changed))
          .as("byte %s", at)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("0000000000000001.inbox is damaged at byte")
          .hasMessageContaining("WebhookInbox.salvage");
      assertThat(Files.readAllBytes(file(copy, 1))).as("untouched").isEqualTo(changed);
    }
  }

  @Test
  void salvagingLosesNoMoreThanWhatIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(file(original, 1));

    for (int at = 0; at < whole.length; at += 11) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.createDirectories(copy);
      Files.write(file(copy, 1), changed);

      assertThat(WebhookInbox.salvage(copy)).as("byte %s", at).isPositive();
      assertThat(WebhookInbox.salvage(copy)).as("once is enough").isZero();
      try (var inbox = open(copy)) {
        int lost = at < Segment.HEADER ? 0 : 1;
        assertThat(inbox.count(State.WAITING)).as("byte %s", at).isEqualTo(3 - lost);
        inbox.store(List.of(ShopEvent.waiting("new", "o", NOON, NOON)));
      }
      try (var inbox = open(copy)) {
        assertThat(inbox.knows("new")).isTrue();
      }
      Path aside = copy.resolve("0000000000000001.inbox.1.damaged");
      assertThat(Files.readAllBytes(aside)).isEqualTo(changed);
      Files.delete(aside);
      Files.delete(file(copy, 1));
    }
  }

  @Test
  void salvagingASoundInboxDoesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(file(original, 1));

    assertThat(WebhookInbox.salvage(original)).isZero();
    assertThat(Files.readAllBytes(file(original, 1))).isEqualTo(whole);
    byte[] torn = Arrays.copyOf(whole, whole.length - 3);
    Files.write(file(original, 1), torn);
    assertThat(WebhookInbox.salvage(original)).as("torn is not damaged").isZero();
    assertThat(Files.readAllBytes(file(original, 1))).isEqualTo(torn);
  }

  @Test
  void aFileThatIsFollowedByAnotherMayLackNothing() throws IOException {
    Path many = many();
    byte[] second = Files.readAllBytes(file(many, 2));

    for (int length = 0; length < second.length; length += 3) {
      Files.write(file(many, 2), Arrays.copyOf(second, length));
      assertThatThrownBy(() -> open(many))
          .as("%s bytes", length)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("0000000000000002.inbox is damaged");
    }
    Files.delete(file(many, 2));
    assertThatThrownBy(() -> open(many)).hasMessageContaining("0000000000000002.inbox is damaged");

    assertThat(WebhookInbox.salvage(many)).isPositive();
    try (var inbox = open(many)) {
      assertThat(inbox.count(State.WAITING)).isBetween(1, 19);
    }
  }

  @Test
  void whatStandsBehindThePromisedEndOfAFileThatWasLeftCountsForNothing() throws IOException {
    Path many = many();
    int before;
    try (var inbox = open(many)) {
      before = inbox.count(State.WAITING);
    }
    byte[] second = Files.readAllBytes(file(many, 2));
    Files.write(file(many, 2), Arrays.copyOf(second, second.length + 5));

    try (var inbox = open(many)) {
      assertThat(inbox.count(State.WAITING)).isEqualTo(before);
    }
  }

  /** Several files. */
  private Path many() {
    Path many = temporary.resolve("many");
    try (var inbox = FolderInbox.open(many, InboxLimits.standard(), time, SMALL)) {
      for (int i = 0; i < 20; i++) {
        inbox.store(List.of(ShopEvent.waiting("e" + i, "o" + i, NOON, NOON)));
      }
    }
    assertThat(file(many, 3)).exists();
    return many;
  }
}
