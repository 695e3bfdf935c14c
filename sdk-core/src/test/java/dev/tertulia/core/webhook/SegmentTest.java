package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file of an inbox, byte by byte. */
class SegmentTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final List<byte[]> TWO = List.of(known("a"), known("b"));
  private static final List<byte[]> ONE = List.of(known("c"));
  private static final int FIRST = Segment.HEADER + Segment.length(TWO);
  private static final int WHOLE = FIRST + Segment.length(ONE);

  @TempDir Path folder;
  private Path file;
  private byte[] sound;

  private static byte[] known(String id) {
    return RecordBytes.write(new InboxRecord.Known(List.of(Fingerprint.of(id)), List.of(), NOON));
  }

  @BeforeEach
  void fill() {
    file = Segment.file(folder, 17);
    sound =
        ByteBuffer.allocate(WHOLE)
            .put(Segment.header(17, 4711))
            .put(Segment.frame(TWO))
            .put(Segment.frame(ONE))
            .array();
  }

  private void write(byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  private byte[] changed(int at) {
    byte[] bytes = sound.clone();
    bytes[at] ^= 1;
    return bytes;
  }

  private List<byte[]> records(long end) throws IOException {
    return new Segment(file, 17, end)
        .records().stream().map(found -> RecordBytes.write(found.record())).toList();
  }

  @Test
  void aFileIsKnownByItsNumber() {
    assertThat(file.getFileName()).hasToString("0000000000000011.inbox");
    assertThat(Segment.number(file)).isEqualTo(17);
    assertThat(Segment.isOne(file)).isTrue();
    assertThat(Segment.isOne(folder.resolve("0000000000000011.inbox.next"))).isFalse();
    assertThat(Segment.isOne(folder.resolve("11.inbox"))).isFalse();
  }

  @Test
  void whatIsWrittenInFramesIsReadInItsOrder() throws IOException {
    write(sound);

    assertThat(Segment.last(file)).isEqualTo(new Segment(file, 17, WHOLE));
    assertThat(Segment.before(file)).isEqualTo(4711);
    assertThat(records(WHOLE)).containsExactly(TWO.get(0), TWO.get(1), ONE.get(0));
  }

  @Test
  void eachRecordIsFoundAtThePlaceThatWasTold() throws IOException {
    write(sound);

    List<EventLog.Place> places = Segment.places(file, Segment.HEADER, TWO);

    assertThat(places.get(0).read()).isEqualTo(TWO.get(0));
    assertThat(places.get(1).read()).isEqualTo(TWO.get(1));
    assertThat(new Segment(file, 17, WHOLE).records())
        .extracting(found -> (EventLog.Place) found.place())
        .startsWith(places.get(0), places.get(1));
  }

  @Test
  void aRecordThatChangedOnTheDiskIsNotHandedOut() throws IOException {
    EventLog.Place place = Segment.places(file, Segment.HEADER, TWO).get(0);
    write(changed(FIRST - 1));
    assertThat(place.read()).as("its neighbour changed").isEqualTo(TWO.get(0));

    write(changed(Segment.HEADER + Segment.FRAME + 8));
    assertThatThrownBy(place::read).isInstanceOf(DamagedException.class);
  }

  @Test
  void aFileCutAnywhereEndsWithItsLastWholeFrame() throws IOException {
    for (int length = Segment.HEADER; length <= WHOLE; length++) {
      write(Arrays.copyOf(sound, length));
      long end = length < FIRST ? Segment.HEADER : length < WHOLE ? FIRST : WHOLE;
      assertThat(Segment.last(file).end()).as("%s bytes", length).isEqualTo(end);
    }
  }

  @Test
  void zerosThatWereNeverWrittenOverAreTheEnd() throws IOException {
    write(Arrays.copyOf(sound, WHOLE + 4096));

    assertThat(Segment.last(file).end()).isEqualTo(WHOLE);
  }

  @Test
  void aChangedBitBeforeALaterFrameIsDamageAndNotTheEnd() throws IOException {
    for (int at = Segment.HEADER; at < FIRST; at++) {
      write(changed(at));
      assertThatThrownBy(() -> Segment.last(file))
          .as("byte %s", at)
          .isInstanceOf(DamagedException.class);
      assertThatThrownBy(() -> records(WHOLE))
          .as("byte %s", at)
          .isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void aChangedBitInTheHeaderIsDamage() throws IOException {
    for (int at = 0; at < Segment.HEADER; at++) {
      write(changed(at));
      assertThatThrownBy(() -> Segment.before(file))
          .as("byte %s", at)
          .isInstanceOf(DamagedException.class);
    }
    write(Arrays.copyOf(sound, Segment.HEADER - 1));
    assertThatThrownBy(() -> Segment.before(file)).isInstanceOf(DamagedException.class);
  }

  @Test
  void aFileUnderAnothersNameIsDamage() throws IOException {
    Path other = Segment.file(folder, 18);
    Files.write(other, sound);

    assertThatThrownBy(() -> Segment.before(other)).isInstanceOf(DamagedException.class);
  }

  @Test
  void whatStandsBehindTheEndThatIsKnownCountsForNothing() throws IOException {
    write(sound);
    assertThat(records(FIRST)).containsExactly(TWO.get(0), TWO.get(1));
    assertThat(records(Segment.HEADER)).isEmpty();

    write(Arrays.copyOf(sound, WHOLE - 1));
    assertThatThrownBy(() -> records(WHOLE)).isInstanceOf(DamagedException.class);
    assertThatThrownBy(() -> records(WHOLE - 1)).isInstanceOf(DamagedException.class);
  }

  @Test
  void aGapHoldsNothingAndWhatFollowsIsRead() throws IOException {
    int gap = Segment.FRAME + 5;
    write(
        ByteBuffer.allocate(Segment.HEADER + gap + Segment.length(ONE))
            .put(Segment.header(17, Segment.UNKNOWN))
            .put(Segment.gap(gap))
            .put(Segment.frame(ONE))
            .array());

    assertThat(Segment.before(file)).isEqualTo(Segment.UNKNOWN);
    assertThat(records(Segment.last(file).end())).containsExactly(ONE.get(0));
  }

  @Test
  void onlyAFileWithAHeaderWasBegun() throws IOException {
    write(new byte[Segment.HEADER - 1]);
    assertThat(Segment.isBegun(file)).isFalse();
    write(new byte[Segment.HEADER + 9]);
    assertThat(Segment.isBegun(file)).as("nothing but zeros").isFalse();
    write(Segment.header(17, 0));
    assertThat(Segment.isBegun(file)).isTrue();
  }

  @Test
  void writingGoesOnBehindThePromisedEndAndDropsTheRest() throws IOException {
    write(sound);

    try (var open = Segment.open(file, FIRST)) {
      open.write(Segment.frame(ONE));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(sound);

    try (var open = Segment.open(file, FIRST)) {
      assertThat(open.length()).isEqualTo(FIRST);
    }
    try (var open = Segment.open(Segment.file(folder, 18), 0)) {
      assertThat(open.length()).isZero();
    }
  }
}
