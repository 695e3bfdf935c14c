package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new pair that the store does not take yet. */
class OAuthUnsavedTest {
  private static final int FOR_EVER = Integer.MAX_VALUE;

  private final GrantRig rig = new GrantRig();
  private final TokenStore disk = TokenStore.inMemory(rig.time);
  private final OAuthCredentials program = rig.builder().lastResort(disk).build();

  private Instant unsaved() {
    rig.connected();
    rig.hours(25);
    rig.server.next(
        (server, usual) -> {
          rig.store.failing = FOR_EVER;
          return usual.get();
        });
    program.tokenFor("loc");
    return rig.time.now();
  }

  private String kept() {
    return disk.update("app/loc", (entry, now) -> entry);
  }

  @Test
  void onceItIsStoredNoCopyOfItsSecretsIsLeftElsewhere() {
    unsaved();
    rig.seconds(90);
    assertThat(kept()).contains("refresh-loc-2");

    rig.store.failing = 0;
    rig.seconds(60);

    assertThat(rig.isGood()).isTrue();
    assertThat(kept()).isNull();
  }

  @Test
  void itIsAsOldAsItsAnswerHoweverLateItIsStored() {
    Instant arrived = unsaved();
    rig.seconds(600);
    rig.store.failing = 0;
    rig.seconds(60);

    assertThat(rig.stored().held().obtainedAt()).isEqualTo(arrived);

    rig.hours(25);
    program.tokenFor("loc");
    assertThat(rig.stored().held().obtainedAt()).isEqualTo(rig.time.now());
  }

  @Test
  void theStoreIsTriedAfterPausesThatDoubleUpToAMinute() {
    unsaved();

    List<Integer> tried = new ArrayList<>();
    for (int second = 1; second <= 250; second++) {
      int before = rig.store.updates;
      rig.seconds(1);
      if (rig.store.updates > before) {
        tried.add(second);
      }
    }

    assertThat(tried).containsExactly(1, 3, 7, 15, 31, 63, 123, 183, 243);
    assertThat(rig.server.asked).containsExactly("refresh loc");
  }
}
