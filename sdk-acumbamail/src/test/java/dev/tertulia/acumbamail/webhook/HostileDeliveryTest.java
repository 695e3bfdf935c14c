package dev.tertulia.acumbamail.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.WebhookRequest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies of every kind, as they are and changed at random, by a seed that is told. */
class HostileDeliveryTest {
  private static final List<String> TOKENS =
      List.of(
          "\"1\":",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&",
          "=",
          "payload=",
          "data=",
          "event=",
          "%7B",
          "%",
          "+",
          "null",
          "\"event\":\"click\"",
          "\"email\":",
          "1e999999999",
          "\"\\ud800\"",
          "\u0000",
          "\ufeff",
          "[[[[[[[[",
          "{\"1\":{\"1\":");

  private final List<byte[]> corpus = HostileDelivery.corpus();

  @Test
  void whatIsKnownHolds() {
    for (byte[] body : corpus) {
      assertThatCode(() -> HostileDelivery.check(body))
          .as("%.80s", new String(body, UTF_8))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void eachBodyHoldsAsManyEventsAsItSays() {
    int[] events = corpus.stream().mapToInt(HostileDeliveryTest::events).toArray();

    assertThat(events)
        .containsExactly(
            0, 0, 1, 1, 3, 2, 2, 1, 1, 1, 1, 0, -1, -1, -1, -1, -1, 0, 0, 0, 1, 2, 2, 1, 1, 1, 1, 1,
            -1, -1, -1, -1);
  }

  /** -1 if it cannot be read. */
  private static int events(byte[] body) {
    try {
      return MailBody.events(new WebhookRequest(body, Map.of())).size();
    } catch (WebhookException e) {
      return -1;
    }
  }

  @Test
  void threeThousandChangedBodiesHold() {
    change(3_000);
  }

  @Test
  @Tag("long")
  void threeHundredThousandChangedBodiesHold() {
    change(300_000);
  }

  private void change(int count) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < count; i++) {
      byte[] body = corpus.get(random.nextInt(corpus.size())).clone();
      for (int n = random.nextInt(5); n >= 0; n--) {
        body = changed(body, random);
      }
      byte[] thrown = body;
      assertThatCode(() -> HostileDelivery.check(thrown))
          .as(() -> "seed " + seed + ": " + hex(thrown))
          .doesNotThrowAnyException();
    }
  }

  private static String hex(byte[] thrown) {
    return HexFormat.of().formatHex(Arrays.copyOf(thrown, Math.min(thrown.length, 1000)));
  }

  private byte[] changed(byte[] body, Random random) {
    int at = random.nextInt(body.length + 1);
    int to = Math.min(body.length, at + random.nextInt(20));
    byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
    return switch (random.nextInt(5)) {
      case 0 -> {
        if (at < body.length) {
          body[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield body;
      }
      case 1 -> joined(body, at, new byte[0], to);
      case 2 -> joined(body, at, Arrays.copyOfRange(body, at, to), at);
      case 3 -> joined(body, at, token, at);
      default -> {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = random.nextInt(other.length + 1);
        yield joined(body, at, Arrays.copyOfRange(other, from, other.length), body.length);
      }
    };
  }

  private static byte[] joined(byte[] body, int until, byte[] middle, int from) {
    var joined = new ByteArrayOutputStream();
    joined.write(body, 0, until);
    joined.writeBytes(middle);
    joined.write(body, from, body.length - from);
    return joined.toByteArray();
  }
}
