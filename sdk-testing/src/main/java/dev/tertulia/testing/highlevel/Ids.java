package dev.tertulia.testing.highlevel;

import java.util.UUID;

/** Ids that look like the vendor's and are the same in every run. */
final class Ids {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private long count;

  /** Twenty letters and digits. */
  String next() {
    long first = mixed(++count);
    long second = mixed(first ^ count);
    var id = new StringBuilder(20);
    for (int i = 0; i < 20; i++) {
      long bits = i < 10 ? first : second;
      id.append(ALPHABET.charAt((int) ((bits >>> (i % 10 * 6)) & 63) % ALPHABET.length()));
    }
    return id.toString();
  }

  /** The form the vendor gives to trace ids, upload ids and cursors. */
  String uuid() {
    long first = mixed(++count);
    return new UUID((first & ~0xF000L) | 0x4000L, (mixed(first) & ~(3L << 62)) | (2L << 62))
        .toString();
  }

  /** SplitMix64: neighbouring counts give ids that share nothing. */
  private static long mixed(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
