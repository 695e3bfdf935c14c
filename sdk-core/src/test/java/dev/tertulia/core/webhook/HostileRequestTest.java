package dev.tertulia.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Genuine requests changed at random, by a seed that is told; the profile {@code fuzz} lets a
 * fuzzer that watches the code do the same.
 */
class HostileRequestTest {
  private static final List<String> TOKENS =
      List.of(
          "\n",
          "\n\n",
          ": ",
          "X-Signature: N/A\n",
          "X-Signature: \n",
          "=",
          "==",
          "%00",
          "&key=",
          "\"id\":null",
          "[[[[[[[[",
          "{\"id\":",
          "\u0000",
          "\ufeff",
          "9999999999999999999",
          "-1",
          "GET ",
          "X-Old-Signature: AAAA\n");

  private final List<byte[]> corpus = HostileRequest.corpus();

  @Test
  void whatIsKnownHolds() {
    corpus.forEach(HostileRequest::check);
    HostileRequest.check(new byte[0]);
    HostileRequest.check("\n".getBytes(UTF_8));
    HostileRequest.check("\n\n".getBytes(UTF_8));
    HostileRequest.check("POST".getBytes(UTF_8));
  }

  @Test
  void threeThousandChangedRequestsHold() {
    change(3_000);
  }

  @Test
  @Tag("long")
  void threeHundredThousandChangedRequestsHold() {
    change(300_000);
  }

  private void change(int count) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < count; i++) {
      byte[] wire = corpus.get(random.nextInt(corpus.size())).clone();
      for (int n = random.nextInt(5); n >= 0 && wire.length > 0; n--) {
        wire = changed(wire, random);
      }
      byte[] thrown = wire;
      assertThatCode(() -> HostileRequest.check(thrown))
          .as("seed %s, number %s: %s", seed, i, HexFormat.of().formatHex(thrown))
          .doesNotThrowAnyException();
    }
  }

  private byte[] changed(byte[] wire, Random random) {
    int at = random.nextInt(wire.length);
    int to = Math.min(wire.length, at + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> {
        wire[at] ^= (byte) (1 << random.nextInt(8));
        yield wire;
      }
      case 1 -> joined(wire, at, new byte[0], to);
      case 2 -> joined(wire, at, Arrays.copyOfRange(wire, at, to), at);
      case 3 -> joined(wire, at, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8), at);
      default -> {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = random.nextInt(other.length);
        yield joined(wire, at, Arrays.copyOfRange(other, from, other.length), wire.length);
      }
    };
  }

  private static byte[] joined(byte[] wire, int until, byte[] middle, int from) {
    var joined = new ByteArrayOutputStream();
    joined.write(wire, 0, until);
    joined.writeBytes(middle);
    joined.write(wire, from, wire.length - from);
    return joined.toByteArray();
  }
}
