package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.NotAdmittedException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can go wrong around the store: programs that die or stand still, writes that fail. */
class OAuthStoreFaultsTest {
  private static final int FOR_EVER = 1_000_000;

  private final GrantRig rig = new GrantRig();
  private final CountDownLatch never = new CountDownLatch(1);

  private Secret token() {
    return rig.one.tokenFor("loc");
  }

  @AfterEach
  void end() {
    never.countDown();
  }

  /** A program that is never heard of again, once the service has or has not done its work. */
  private void dies(boolean afterwards) throws InterruptedException {
    var reached = new CountDownLatch(1);
    TokenExchange deadly =
        (resource, held) -> {
          if (afterwards) {
            rig.server.refresh(resource, held);
          }
          reached.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new TokenExchange.Unclear("dead");
        };
    OAuthCredentials dying =
        OAuthCredentials.builder("app", deadly, rig.memory).timekeeper(rig.time).build();
    assertThatThrownBy(() -> dying.tokenFor("loc", Duration.ofMillis(1)))
        .isInstanceOf(NotAdmittedException.class);
    reached.await();
    rig.server.asked.clear();
  }

  @Test
  void row47AfterACrashBeforeTheRequestTheLeaseRunsOutAndTheNextOneRefreshes()
      throws InterruptedException {
    rig.connected();
    rig.hours(25);
    dies(false);

    assertThatThrownBy(() -> rig.one.tokenFor("loc", Duration.ZERO))
        .isInstanceOf(NotAdmittedException.class)
        .hasMessage("the token is still being refreshed");
    rig.seconds(59);
    assertThat(rig.server.asked).isEmpty();
    rig.seconds(2);

    assertThat(token()).isNotNull();
    assertThat(rig.server.asked).containsExactly("refresh loc");
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  void row48AfterACrashWithTheNewPairInHandItIsHealedOrAPersonIsCalled()
      throws InterruptedException {
    rig.connected();
    rig.hours(25);
    dies(true);
    rig.seconds(61);

    assertThat(token()).isNotNull();
    assertThat(rig.server.asked).containsExactly("refresh loc", "reconnect loc");

    rig.hours(25);
    dies(true);
    rig.server.reconnects = false;
    rig.seconds(61);
    assertThatThrownBy(this::token).hasMessage("loc must be connected again: 404");
    assertThat(rig.ear.heard).containsExactly("healed 2", "needsReauth: 404");
  }

  @Test
  void row50AWriteThatFailsOnceIsRepeated() {
    rig.connected();
    rig.hours(25);
    rig.server.next(storeFailing(1));

    assertThat(token()).isNotNull();

    assertThat(rig.isGood()).isTrue();
    assertThat(rig.ear.heard).containsExactly("refreshed 2");
  }

  private TokenServer.Twist storeFailing(int times) {
    return (server, usual) -> {
      rig.store.failing = times;
      return usual.get();
    };
  }

  @Test
  void row50WhileWritesFailForFiveMinutesTheNewPairServesFromMemoryAndIsStoredLater() {
    rig.connected();
    rig.hours(25);
    rig.server.next(storeFailing(FOR_EVER));

    Secret token = token();

    for (int second = 0; second < 300; second++) {
      rig.seconds(1);
      assertThat(token()).isEqualTo(token);
    }
    assertThat(rig.ear.heard).containsExactly("unsaved 2");
    rig.store.failing = 0;
    rig.seconds(60);
    assertThat(rig.stored().held().pair().access()).isEqualTo(token);
    assertThat(rig.isGood()).isTrue();
    assertThat(rig.server.asked).containsExactly("refresh loc");
    assertThat(rig.ear.heard).containsExactly("unsaved 2", "refreshed 2");
  }

  @Test
  void aStoreThatBreaksWithAnErrorCostsNoPairEither() {
    var broken = new AtomicBoolean();
    TokenStore store =
        (key, change) -> {
          if (broken.get()) {
            throw new NoClassDefFoundError("driver");
          }
          return rig.memory.update(key, change);
        };
    OAuthCredentials program =
        OAuthCredentials.builder("app", rig.server, store)
            .timekeeper(rig.time)
            .executor(Runnable::run)
            .build();
    rig.connected();
    rig.hours(25);
    rig.server.next(
        (server, usual) -> {
          broken.set(true);
          return usual.get();
        });

    assertThat(program.tokenFor("loc")).isNotNull();

    broken.set(false);
    rig.seconds(60);
    assertThat(rig.server.asked).containsExactly("refresh loc");
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPairThatIsStoredTooLateBesideAnExpiredOneIsPutDownOnce() {
    rig.connected();
    rig.hours(25);
    rig.server.next(storeFailing(FOR_EVER));
    Secret unsaved = token();
    OAuthCredentials other =
        OAuthCredentials.builder("app", rig.server, rig.memory).timekeeper(rig.time).build();
    other.connect("loc", rig.server.issue("loc"));
    rig.hours(25);
    rig.store.failing = 0;
    rig.store.updates = 0;

    rig.seconds(60);

    assertThat(rig.store.updates).isLessThan(5);
    assertThat(token()).isNotEqualTo(unsaved);
    assertThat(rig.isGood()).isTrue();
  }

  @Test
  void row50WhereWritesFailForEverTheStoreOfLastResortCarriesThePairOverARestart() {
    TokenStore disk = TokenStore.inMemory(rig.time);
    OAuthCredentials dying = rig.builder().lastResort(disk).build();
    rig.connected();
    rig.hours(25);
    rig.server.next(storeFailing(FOR_EVER));
    Secret token = dying.tokenFor("loc");
    assertThat(disk.update("app/loc", (entry, now) -> entry)).contains("refresh-loc-2");

    rig.seconds(90);
    rig.store.failing = 0;
    OAuthCredentials restarted = rig.builder().lastResort(disk).build();

    assertThat(restarted.tokenFor("loc")).isEqualTo(token);
    assertThat(rig.isGood()).isTrue();
    assertThat(rig.server.asked).containsExactly("refresh loc");
    assertThat(disk.update("app/loc", (entry, now) -> entry)).isNull();
  }

  @Test
  void row51WhereNobodyKnowsWhetherItWasStoredItIsLookedUp() {
    rig.connected();
    rig.hours(25);
    rig.server.next(
        (server, usual) -> {
          rig.store.forgettingToSay = 1;
          return usual.get();
        });

    Secret token = token();

    assertThat(rig.stored().held().pair().access()).isEqualTo(token);
    assertThat(rig.stored().generation()).isEqualTo(2);
    assertThat(rig.stored().orphans()).isEmpty();
  }

  @Test
  void row51ALeaseThatWasStoredWithoutSayingSoIsNoObstacle() {
    rig.connected();
    rig.hours(25);
    rig.store.forgettingToSay = 2;

    assertThatThrownBy(this::token)
        .isInstanceOf(NotAdmittedException.class)
        .hasMessage("the token store failed: java.io.UncheckedIOException");
    rig.seconds(1);

    assertThat(token()).isNotNull();
    assertThat(rig.server.asked).containsExactly("refresh loc");
  }

  @Test
  void row52AHolderThatStoodStillNeverOverwritesAndItsPairIsKept() {
    rig.connected();
    rig.hours(25);
    rig.server.next(
        (server, usual) -> {
          TokenExchange.Answer late = usual.get();
          rig.seconds(300);
          // The peer finds the refresh token spent, and reconnects.
          rig.program().tokenFor("loc");
          return late;
        });

    Secret token = token();

    assertThat(rig.server.asked).containsExactly("refresh loc", "refresh loc", "reconnect loc");
    assertThat(token).isEqualTo(Secret.of("access-loc-3"));
    assertThat(rig.stored().held().pair().access()).isEqualTo(token);
    assertThat(rig.stored().orphans())
        .extracting(orphan -> orphan.held().pair().access().reveal())
        .containsExactly("access-loc-2");
  }

  @Test
  void row52ThePairOfOneWhoStoodStillIsFoundWhenTheNewestTurnsOutToBeDead() {
    row52AHolderThatStoodStillNeverOverwritesAndItsPairIsKept();
    rig.server.revoke(rig.stored().held().pair());
    rig.server.reconnects = false;
    rig.server.asked.clear();
    rig.hours(25);

    assertThat(token()).isNotNull();

    assertThat(rig.server.asked).containsExactly("refresh loc", "refresh loc");
    assertThat(rig.isGood()).isTrue();
  }

  private static Secret key(int number) {
    return Secret.of(
        Base64.getEncoder()
            .encodeToString(
                new byte[] {(byte) number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  }
}
