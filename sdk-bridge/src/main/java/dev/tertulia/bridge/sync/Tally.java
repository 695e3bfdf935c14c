package dev.tertulia.bridge.sync;

import dev.tertulia.core.Journal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a window's rows add up to.
 *
 * @param rows how many came, the repeated ones included
 * @param distinct how many different ones
 * @param oldest the least sort value
 * @param newest the greatest sort value
 * @param hash the sum of the ids' SHA-256: it needs neither an order nor the ids of before
 */
record Tally(
    long rows, long distinct, @Nullable Instant oldest, @Nullable Instant newest, BigInteger hash) {
  static final Tally NOTHING = new Tally(0, 0, null, null, BigInteger.ZERO);
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  Tally plus(@Nullable String id, @Nullable Instant at) {
    BigInteger sum =
        id == null ? hash : hash.add(new BigInteger(Journal.fingerprint(id), 16)).mod(MODULUS);
    return with(at, distinct + 1, sum);
  }

  Tally repeated(@Nullable Instant at) {
    return with(at, distinct, hash);
  }

  private Tally with(@Nullable Instant at, long different, BigInteger sum) {
    return new Tally(
        rows + 1,
        different,
        at == null || (oldest != null && oldest.isBefore(at)) ? oldest : at,
        at == null || (newest != null && newest.isAfter(at)) ? newest : at,
        sum);
  }

  String hexHash() {
    return String.format("%064x", hash);
  }
}
