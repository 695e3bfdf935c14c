package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.auth.Model.Variant;
import dev.tertulia.core.auth.Model.World;
import dev.tertulia.core.auth.ModelServer.Kind;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two processes refresh one grant: every order of their steps, with up to two faults anywhere. A
 * fault is a process that dies, a request or an answer that is lost, a request that arrives after
 * its sender has given up, a store that fails (whether it has stored or not), or a pause longer
 * than the lease.
 */
class ModelCheckTest {

  private static Set<World> ends(Variant variant, Kind kind, boolean heals, int faults) {
    return new Model(variant, faults).ends(Model.start(ModelServer.of(kind, heals)));
  }

  private static boolean isGood(World world) {
    return world.entry().state() == Grant.State.LIVE
        && world.server().takes(world.entry().held().pair());
  }

  /** A person must act, and is told. */
  private static boolean isFlagged(World world) {
    return world.entry().state() == Grant.State.NEEDS_REAUTH;
  }

  /** Whoever comes next sees that something is not finished. */
  private static boolean isMarked(World world) {
    return world.entry().state() == Grant.State.LOST
        || world.entry().trouble().attempts() > 0
        || !world.entry().orphans().isEmpty();
  }

  /** The store looks fine, and the grant is dead. */
  private static boolean isSilentlyWrong(World world) {
    return !isGood(world) && !isFlagged(world) && !isMarked(world);
  }

  private static World usedAgain(World world) {
    return new Model(Variant.WHOLE, 0).usedAgain(world);
  }

  private static long count(Set<World> ends, Predicate<World> predicate) {
    return ends.stream().filter(predicate).count();
  }

  @ParameterizedTest
  @CsvSource({"STRICT, false", "STRICT, true", "REVOKES_FAMILY, false", "REVOKES_FAMILY, true"})
  void withoutFaultsTheServiceIsAskedOnceAndAllIsGood(Kind kind, boolean heals) {
    Set<World> ends = ends(Variant.WHOLE, kind, heals, 0);

    assertThat(ends)
        .isNotEmpty()
        .allMatch(ModelCheckTest::isGood)
        .allMatch(end -> end.server().requests() == 1);
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "false, 2", "true, 1", "true, 2"})
  void withFaultsNothingIsSilentlyWrong(boolean heals, int faults) {
    Set<World> ends = ends(Variant.WHOLE, Kind.STRICT, heals, faults);

    assertThat(ends).hasSizeGreaterThan(20);
    assertThat(count(ends, ModelCheckTest::isSilentlyWrong)).isZero();
    assertThat(count(ends, end -> isSilentlyWrong(usedAgain(end)))).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whereTheServiceCanReconnectNobodyIsEverNeeded(Kind kind) {
    Set<World> ends = ends(Variant.WHOLE, kind, true, 2);

    assertThat(ends).hasSizeGreaterThan(20);
    assertThat(count(ends, ModelCheckTest::isFlagged)).isZero();
    assertThat(count(ends, end -> !isGood(usedAgain(end)))).isZero();
  }

  /** The one trace that no client can avoid: a request arrives after its sender has given up. */
  @ParameterizedTest
  @CsvSource({"false, 1", "false, 2", "true, 1", "true, 2"})
  void whereASecondUseRevokesTheFamilyOnlyARequestThatOutlivesItsLeaseIsSilentlyWrong(
      boolean heals, int faults) {
    Set<World> ends = ends(Variant.WHOLE, Kind.REVOKES_FAMILY, heals, faults);

    assertThat(count(ends, end -> isSilentlyWrong(end) && !end.delayed())).isZero();
  }

  /** Of each broken variant one end at least that the whole protocol never comes to. */
  @ParameterizedTest
  @CsvSource({
    "NO_LOCK, STRICT, 0",
    "NO_LOCK, REVOKES_FAMILY, 0",
    "PAIR_READ_BEFORE_THE_LOCK, STRICT, 0",
    "BLIND_SAVE, STRICT, 1"
  })
  void aProtocolThatLacksSomethingIsFoundOut(Variant variant, Kind kind, int faults) {
    Predicate<World> wrong =
        faults == 0
            ? end -> !isGood(end) || end.server().requests() > 1
            : end -> !end.delayed() && isSilentlyWrong(end);
    boolean heals = variant == Variant.BLIND_SAVE;
    World start = Model.start(ModelServer.of(kind, heals));

    assertThat(new Model(Variant.WHOLE, faults).ends(start, wrong)).noneMatch(wrong);
    assertThat(new Model(variant, faults).ends(start, wrong)).anyMatch(wrong);
  }
}
