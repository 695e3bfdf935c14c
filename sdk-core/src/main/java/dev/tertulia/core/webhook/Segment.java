package dev.tertulia.core.webhook;

import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One file of a log. What is written at once is one frame, and the next one is written only when it
 * is durable; so whatever stands behind a frame proves that this one was, and only the end of the
 * last file can hold something that nobody was promised.
 *
 * <pre>
 * file    magic 8 | number 8 | length of the file before 8 | crc 4 | frame …
 * frame   magic 4 | length 4 | crc of these 4 | record …
 * record  length 4 | crc 4 | bytes
 * </pre>
 *
 * @param file where it is
 * @param number its place among the files
 * @param end how far it holds what was promised
 */
record Segment(Path file, long number, long end) {
  static final int HEADER = 28;
  static final int FRAME = 12;
  private static final int RECORD = 8;
  private static final long MAGIC = 0x5445_5254_494e_4258L;
  private static final int FRAME_MAGIC = 0x4652_414d;

  /** A frame that holds nothing any more. */
  private static final int GAP_MAGIC = 0x4741_5021;

  private static final String SUFFIX = ".inbox";

  /** Nobody knows how long the file before was: there was none, or its length is lost. */
  static final long UNKNOWN = -1;

  /** A record and where it stands. */
  record Found(Place place, InboxRecord record) {}

  /** Where a record stands in its file. */
  record Place(Path file, long offset, int length) implements EventLog.Place {
    @Override
    public byte[] read() throws IOException {
      // No channel: one that an interrupted thread touches is closed under its hands.
      try (var in = new RandomAccessFile(file.toFile(), "r")) {
        byte[] header = new byte[RECORD];
        in.seek(offset - RECORD);
        in.readFully(header);
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        if (ByteBuffer.wrap(header).getInt(4) != crc(bytes, 0, length)) {
          throw new DamagedException(file, offset);
        }
        return bytes;
      }
    }
  }

  static Path file(Path folder, long number) {
    return folder.resolve(String.format("%016x", number) + SUFFIX);
  }

  static boolean isOne(Path file) {
    return file.getFileName().toString().matches("[0-9a-f]{16}\\" + SUFFIX);
  }

  static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().substring(0, 16), 16);
  }

  /** Opens a file for writing behind that place, making it if it is not there. */
  static RandomAccessFile open(Path file, long end) throws IOException {
    if (!Files.exists(file) || Files.size(file) != end) {
      OwnerOnly.write(file, end, new byte[0]);
    }
    var open = new RandomAccessFile(file.toFile(), "rw");
    try {
      open.seek(end);
      return open;
    } catch (IOException e) {
      open.close();
      throw e;
    }
  }

  static byte[] header(long number, long before) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(number).putLong(before);
    return header.putInt(crc(header.array(), 0, HEADER - 4)).array();
  }

  /** How long the frame of these records is. */
  static int length(List<byte[]> records) {
    return FRAME + records.stream().mapToInt(bytes -> RECORD + bytes.length).sum();
  }

  static byte[] frame(List<byte[]> records) {
    byte[] frame = new byte[length(records)];
    ByteBuffer buffer = putFrameHeader(frame, FRAME_MAGIC);
    for (byte[] bytes : records) {
      buffer.putInt(bytes.length).putInt(crc(bytes, 0, bytes.length)).put(bytes);
    }
    return frame;
  }

  /** So many bytes, frame header included, that hold nothing. */
  static byte[] gap(int length) {
    byte[] gap = new byte[length];
    var unused = putFrameHeader(gap, GAP_MAGIC);
    return gap;
  }

  /** Answers what comes behind it. */
  private static ByteBuffer putFrameHeader(byte[] frame, int magic) {
    ByteBuffer buffer = ByteBuffer.wrap(frame).putInt(magic).putInt(frame.length - FRAME);
    return buffer.putInt(crc(frame, 0, FRAME - 4));
  }

  /** Where the records of a frame stand that begins there. */
  static List<EventLog.Place> places(Path file, long start, List<byte[]> records) {
    var places = new ArrayList<EventLog.Place>();
    long at = start + FRAME;
    for (byte[] bytes : records) {
      places.add(new Place(file, at + RECORD, bytes.length));
      at += RECORD + bytes.length;
    }
    return places;
  }

  /** How long the file before was, by the header of this one. */
  static long before(Path file) throws IOException {
    byte[] header;
    try (var in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER);
    }
    ByteBuffer read = ByteBuffer.wrap(header);
    if (header.length < HEADER
        || read.getLong() != MAGIC
        || read.getLong() != number(file)
        || read.getInt(HEADER - 4) != crc(header, 0, HEADER - 4)) {
      throw new DamagedException(file, 0);
    }
    return read.getLong(16);
  }

  /** All records of a file whose length is known, because another one follows it. */
  List<Found> records() throws IOException {
    byte[] data = Files.readAllBytes(file);
    if (data.length < end) {
      throw new DamagedException(file, data.length);
    }
    var places = new ArrayList<Place>();
    int at = HEADER;
    while (at < end) {
      int next = frame(data, at, (int) end, places);
      if (next < 0) {
        throw new DamagedException(file, at);
      }
      at = next;
    }
    var found = new ArrayList<Found>();
    for (Place place : places) {
      int start = (int) place.offset();
      byte[] bytes = Arrays.copyOfRange(data, start, start + place.length());
      found.add(new Found(place, RecordBytes.read(bytes)));
    }
    return found;
  }

  /**
   * How far the last file holds what was promised. A frame that was being written when the program
   * died was promised to nobody: it lacks its end, or is nothing but zeros. Whatever else cannot be
   * read was promised and is damaged.
   */
  static Segment last(Path file) throws IOException {
    byte[] data = Files.readAllBytes(file);
    var all = new Segment(file, number(file), data.length);
    int at = HEADER;
    int next = at;
    while (next >= 0 && at < data.length) {
      next = all.frame(data, at, data.length, new ArrayList<>());
      at = Math.max(at, next);
    }
    if (next < 0 && !isTorn(data, at)) {
      throw new DamagedException(file, at);
    }
    return new Segment(file, all.number(), at);
  }

  /** Whether anything was ever written into it that could have been promised. */
  static boolean isBegun(Path file) throws IOException {
    byte[] data = Files.readAllBytes(file);
    return data.length >= HEADER && !isZeros(data, 0);
  }

  private static boolean isZeros(byte[] data, int from) {
    boolean zeros = true;
    for (int i = from; i < data.length && zeros; i++) {
      zeros = data[i] == 0;
    }
    return zeros;
  }

  static boolean isTorn(byte[] data, int at) {
    return isZeros(data, at)
        || data.length - at < FRAME
        || (isFrameHeader(data, at) && length(data, at) > data.length - at - FRAME);
  }

  /** Adds the records of the frame that begins there; answers where it ends, -1 if it is none. */
  int frame(byte[] data, int at, int limit, List<Place> found) {
    if (limit - at < FRAME || !isFrameHeader(data, at) || length(data, at) > limit - at - FRAME) {
      return -1;
    }
    int frameEnd = at + FRAME + length(data, at);
    int next = isGap(data, at) ? frameEnd : at + FRAME;
    while (next < frameEnd) {
      if (frameEnd - next < RECORD) {
        return -1;
      }
      int length = ByteBuffer.wrap(data).getInt(next);
      int start = next + RECORD;
      if (length < 0
          || length > frameEnd - start
          || ByteBuffer.wrap(data).getInt(next + 4) != crc(data, start, length)) {
        return -1;
      }
      found.add(new Place(file, start, length));
      next = start + length;
    }
    return frameEnd;
  }

  private static boolean isGap(byte[] data, int at) {
    return ByteBuffer.wrap(data).getInt(at) == GAP_MAGIC;
  }

  static boolean isFrameHeader(byte[] data, int at) {
    ByteBuffer header = ByteBuffer.wrap(data);
    return (header.getInt(at) == FRAME_MAGIC || isGap(data, at))
        && header.getInt(at + 4) >= 0
        && header.getInt(at + 8) == crc(data, at, FRAME - 4);
  }

  static int length(byte[] data, int at) {
    return ByteBuffer.wrap(data).getInt(at + 4);
  }

  private static int crc(byte[] data, int from, int length) {
    var crc = new CRC32C();
    crc.update(data, from, length);
    return (int) crc.getValue();
  }
}
