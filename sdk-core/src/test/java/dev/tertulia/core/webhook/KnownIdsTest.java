package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which events came before, when millions did. */
class KnownIdsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final KnownIds known = new KnownIds();

  @Test
  void amongThousandsEachIsKnownAndNoOther() {
    for (int i = 0; i < 5_000; i++) {
      known.add(Fingerprint.of("id-" + i), NOON);
    }

    assertThat(known.size()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(known.contains(Fingerprint.of("id-" + i), NOON)).as("id-%s", i).isTrue();
      assertThat(known.contains(Fingerprint.of("no-" + i), NOON)).as("no-%s", i).isFalse();
    }
  }

  @Test
  void idsThatSharePlacesAreToldApartByBothHalves() {
    // All of them look for a place from the same one on, around the end of the table.
    for (int i = 0; i < 20; i++) {
      known.add(new Fingerprint(63, i), NOON);
      known.add(new Fingerprint(63 + 64L * (i + 1), 0), NOON);
    }

    for (int i = 0; i < 20; i++) {
      assertThat(known.contains(new Fingerprint(63, i), NOON)).isTrue();
      assertThat(known.contains(new Fingerprint(63 + 64L * (i + 1), 0), NOON)).isTrue();
      assertThat(known.contains(new Fingerprint(63 + 64L * (i + 1), 1), NOON)).isFalse();
    }
    assertThat(known.size()).isEqualTo(40);
  }

  @Test
  void aFullTableGrowsBeforeLookingGoesRoundForEver() {
    for (int i = 0; i < 200; i++) {
      known.add(new Fingerprint(i, 0), NOON);
      assertThat(known.contains(new Fingerprint(i, 1), NOON)).isFalse();
    }

    assertThat(known.size()).isEqualTo(200);
  }

  @Test
  void anIdThatCameAgainIsOneAndKnownFromItsLatestComing() {
    known.add(Fingerprint.of("a"), NOON);
    known.add(Fingerprint.of("a"), NOON.plusSeconds(600));
    known.add(Fingerprint.of("a"), NOON.plusSeconds(60));

    assertThat(known.size()).isEqualTo(1);
    assertThat(known.contains(Fingerprint.of("a"), NOON.plusSeconds(600))).isTrue();
    assertThat(known.contains(Fingerprint.of("a"), NOON.plusSeconds(660))).isFalse();
  }

  @Test
  void whatCameBeforeIsForgottenAndWhatCameInThatMinuteIsNot() {
    known.add(Fingerprint.of("old"), NOON.minusSeconds(1));
    known.add(Fingerprint.of("young"), NOON.plusSeconds(59));

    known.expire(NOON);

    assertThat(known.size()).isEqualTo(1);
    assertThat(known.contains(Fingerprint.of("old"), Instant.EPOCH)).isFalse();
    assertThat(known.contains(Fingerprint.of("young"), NOON)).isTrue();
  }

  @Test
  void timesBeyondAllCalendarsDoNoHarm() {
    known.add(Fingerprint.of("first"), Instant.MIN);
    known.add(Fingerprint.of("last"), Instant.MAX);

    assertThat(known.contains(Fingerprint.of("first"), Instant.MIN)).isTrue();
    assertThat(known.contains(Fingerprint.of("last"), Instant.MAX)).isTrue();
  }
}
