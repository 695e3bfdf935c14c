package dev.tertulia.core.webhook;

import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Covers what cannot be read of a log with gaps of the same length, so that all that can be read
 * stays where it is.
 */
final class Salvage {
  private Salvage() {}

  static long of(Path folder) {
    try {
      OwnerOnly.make(folder);
      FolderLock lock = FolderLock.of(folder);
      try {
        return all(folder);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot salvage the inbox", e);
    }
  }

  private static long all(Path folder) throws IOException {
    List<Path> files = FolderLog.files(folder);
    long aside = 0;
    if (!files.isEmpty()) {
      long last = Segment.number(files.get(files.size() - 1));
      for (long number = Segment.number(files.get(0)); number <= last; number++) {
        aside += mend(Segment.file(folder, number), promised(folder, number, last));
      }
    }
    return aside;
  }

  /** How far the file was promised to reach; unknown for the last one. */
  private static long promised(Path folder, long number, long last) throws IOException {
    try {
      return number == last ? Segment.UNKNOWN : Segment.before(Segment.file(folder, number + 1));
    } catch (DamagedException | NoSuchFileException e) {
      return Segment.UNKNOWN;
    }
  }

  private static long mend(Path file, long promised) throws IOException {
    byte[] there = OwnerOnly.read(file);
    byte[] found = there == null ? new byte[0] : there;
    int end = promised == Segment.UNKNOWN ? found.length : (int) promised;
    byte[] data = Arrays.copyOf(found, Math.max(end, Segment.HEADER));
    long aside = 0;
    if (!hasHeader(file, found)) {
      byte[] header = Segment.header(Segment.number(file), Segment.UNKNOWN);
      System.arraycopy(header, 0, data, 0, Segment.HEADER);
      aside += Segment.HEADER;
    }
    var whole = new Segment(file, Segment.number(file), data.length);
    int at = Segment.HEADER;
    while (at < data.length) {
      int next = whole.frame(data, at, data.length, new ArrayList<>());
      if (next < 0 && promised == Segment.UNKNOWN && Segment.isTorn(data, at)) {
        next = data.length;
      } else if (next < 0) {
        next = readable(whole, data, at);
        byte[] gap = Segment.gap(next - at);
        System.arraycopy(gap, 0, data, at, gap.length);
        aside += gap.length;
      }
      at = next;
    }
    if (aside > 0) {
      keep(file, found);
      OwnerOnly.replace(file, data);
    }
    return aside;
  }

  private static boolean hasHeader(Path file, byte[] data) throws IOException {
    try {
      return data.length >= Segment.HEADER && Segment.before(file) >= Segment.UNKNOWN;
    } catch (DamagedException e) {
      return false;
    }
  }

  /** Where the next frame begins; the end if there is none. */
  private static int readable(Segment whole, byte[] data, int damaged) {
    int fit = data.length - damaged - Segment.FRAME;
    if (fit >= 0 && Segment.isFrameHeader(data, damaged) && Segment.length(data, damaged) <= fit) {
      return damaged + Segment.FRAME + Segment.length(data, damaged);
    }
    int at = damaged + Segment.FRAME;
    while (at < data.length && whole.frame(data, at, data.length, new ArrayList<>()) < 0) {
      at++;
    }
    return Math.min(at, data.length);
  }

  private static void keep(Path file, byte[] damaged) throws IOException {
    int copies = 0;
    Path aside;
    do {
      copies++;
      aside = file.resolveSibling(file.getFileName() + "." + copies + ".damaged");
    } while (Files.exists(aside));
    OwnerOnly.write(aside, 0, damaged);
  }
}
