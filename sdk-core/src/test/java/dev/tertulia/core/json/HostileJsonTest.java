package dev.tertulia.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Answers changed at random, by a seed that is told; the profile {@code fuzz} does it for longer.
 */
class HostileJsonTest {
  private static final List<String> TOKENS =
      List.of("{", "}", "[", "]", ",", ":", "\"", "\\u12", "-", "1e9", "null", "\"_id\":", "\0");

  private final List<byte[]> corpus = HostileJson.corpus();

  @Test
  void whatIsKnownHolds() {
    corpus.forEach(HostileJson::check);
  }

  @Test
  void threeThousandChangedAnswersHold() {
    change(3_000);
  }

  @Test
  @Tag("long")
  void aMillionChangedAnswersHold() {
    change(1_000_000);
  }

  private void change(int count) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < count; i++) {
      var text = new StringBuilder(new String(corpus.get(random.nextInt(corpus.size())), UTF_8));
      for (int n = random.nextInt(5); n >= 0; n--) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
          default -> text.insert(at, (char) random.nextInt(0x300));
        }
      }
      assertThatCode(() -> HostileJson.check(text.toString().getBytes(UTF_8)))
          .as("seed %s, number %s: %s", seed, i, text)
          .doesNotThrowAnyException();
    }
  }
}
