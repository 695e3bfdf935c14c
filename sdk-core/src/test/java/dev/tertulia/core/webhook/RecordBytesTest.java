package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an inbox writes down is what it reads, or it is no record at all. */
class RecordBytesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

  private static InboxEntry entry(State state, Instant said, String problem) {
    var content =
        new WebhookRequest(
            "{\"text\":\"¡olé!\"}".getBytes(StandardCharsets.UTF_8),
            Map.of("x-signature", List.of("a", "b"), "empty", List.of()));
    var arrival = new Arrival(content, List.of("id-1", "id-2"), List.of("body"), "T", "k", said);
    return new InboxEntry(arrival, NOON, Source.RECONCILE, state, 3, NOON.plusSeconds(9), problem);
  }

  static Stream<InboxRecord> records() {
    var id = Fingerprint.of("id-1");
    var others = List.of(Fingerprint.of("a"), Fingerprint.of("b"));
    return Stream.of(
        new InboxRecord.Whole(entry(State.PARKED, NOON.minusSeconds(5), "it broke: ñ")),
        new InboxRecord.Whole(entry(State.WAITING, null, null)),
        new InboxRecord.Change(id, State.PARKED, 4, NOON, "it broke"),
        new InboxRecord.Change(id, State.WAITING, 0, NOON, null),
        new InboxRecord.Change(id, State.WAITING, 0, NOON, ""),
        new InboxRecord.Known(List.of(id), others, NOON),
        new InboxRecord.Known(others, List.of(), NOON));
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsWrittenIsRead(InboxRecord record) {
    InboxRecord read = RecordBytes.read(RecordBytes.write(record));

    if (record instanceof InboxRecord.Whole whole) {
      assertThat(read).isInstanceOf(InboxRecord.Whole.class);
      assertThat(((InboxRecord.Whole) read).entry())
          .usingRecursiveComparison()
          .isEqualTo(whole.entry());
    } else {
      assertThat(read).isEqualTo(record);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsCutAnywhereIsNoRecord(InboxRecord record) {
    byte[] bytes = RecordBytes.write(record);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> RecordBytes.read(cut))
          .as("%s of %s bytes", length, bytes.length)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void whatIsOfAnotherKindIsNoRecord() {
    assertThatThrownBy(() -> RecordBytes.read(new byte[] {4, 0, 0, 0, 0}))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("a kind this version does not know");
  }

  @Test
  void aTimeThatMustBeThereAndIsNotMakesItNoRecord() {
    byte[] known = RecordBytes.write(new InboxRecord.Known(List.of(), List.of(), NOON));
    // Whether there is a time, and then the time: 12 bytes.
    byte[] without = new byte[known.length - 12];
    without[0] = known[0];

    assertThatThrownBy(() -> RecordBytes.read(without))
        .hasStackTraceContaining("a time is missing");
  }
}
