package dev.tertulia.testing.acumbamail;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Ids that look like the vendor's and are the same in every run. */
final class Ids {
  private final Map<Kind, Long> last = new EnumMap<>(Kind.class);
  private long keys;

  /** What is numbered, and where its numbers begin; those of subscribers need more than 32 bits. */
  enum Kind {
    LIST(1_138_335),
    FORM(123),
    SEGMENT(12),
    SUBSCRIBER(5_678_672_566L),
    CAMPAIGN(3_250_041),
    TEMPLATE(8_974_913),
    SMS(45_274_011),
    WEBHOOK(102_650);

    private final long first;

    Kind(long first) {
      this.first = first;
    }
  }

  long next(Kind kind) {
    return last.merge(kind, kind.first, (before, first) -> before + 1);
  }

  /** The key of an e-mail: 32 hexadecimal digits. */
  String key() {
    keys++;
    return String.format(Locale.ROOT, "%016x%016x", mixed(keys), mixed(-keys));
  }

  /** SplitMix64: neighbouring counts give keys that share nothing. */
  private static long mixed(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
