package dev.tertulia.testing.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.auth.TokenStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract finds out stores that break it. */
class BrokenTokenStoreTest {

  /** What each store does wrong, and the test that sees it. */
  enum Fault {
    LOSES_A_CHANGE("changesOfManyThreadsAndStoresHappenOneAfterTheOther"),
    IGNORES_CASE("keysAreApart"),
    CUTS_LONG_TEXT("aTextComesBackAsItWas"),
    TAKES_EMPTY_FOR_NOTHING("aTextComesBackAsItWas"),
    HIDES_ERRORS("aChangeThatThrowsChangesNothingAndItsErrorComesOut"),
    WRAPS_ERRORS("aChangeThatThrowsChangesNothingAndItsErrorComesOut"),
    NEVER_REMOVES("nothingInThePlaceOfSomethingRemovesIt"),
    CLOCK_GOES_BACK("theClockIsOneForAllWhoShareTheStoreAndDoesNotGoBack"),
    SWALLOWS_INTERRUPTS("aThreadThatWasInterruptedLosesNeitherItsFlagNorTheEntry");

    private final String test;

    Fault(String test) {
      this.test = test;
    }
  }

  private record Broken(TokenStore real, Fault fault, AtomicInteger calls) implements TokenStore {
    @Override
    public String update(String key, Change change) {
      int call = calls.incrementAndGet();
      if (fault == Fault.LOSES_A_CHANGE && call == 77) {
        return change.apply(real.update(key, (entry, now) -> entry), Instant.EPOCH);
      }
      if (fault == Fault.SWALLOWS_INTERRUPTS) {
        Thread.interrupted();
      }
      try {
        return real.update(
            fault == Fault.IGNORES_CASE ? key.toLowerCase(Locale.ROOT) : key,
            (entry, now) -> kept(entry, change.apply(entry, clock(now, call))));
      } catch (IllegalArgumentException e) {
        if (fault == Fault.WRAPS_ERRORS) {
          throw new IllegalStateException(e);
        }
        if (fault == Fault.HIDES_ERRORS) {
          return null;
        }
        throw e;
      }
    }

    private Instant clock(Instant now, int call) {
      return fault == Fault.CLOCK_GOES_BACK ? now.minus(Duration.ofSeconds(call)) : now;
    }

    private String kept(String before, String after) {
      if (after == null) {
        return fault == Fault.NEVER_REMOVES ? before : null;
      }
      if (fault == Fault.TAKES_EMPTY_FOR_NOTHING && after.isEmpty()) {
        return null;
      }
      return fault == Fault.CUTS_LONG_TEXT && after.length() > 4000
          ? after.substring(0, 4000)
          : after;
    }
  }

  private static final class Run extends TokenStoreContract {
    private final Fault fault;

    Run(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected TokenStore newStore() {
      TokenStore real = TokenStore.inMemory();
      return fault == null ? real : new Broken(real, fault, new AtomicInteger());
    }
  }

  private static List<String> failing(Fault fault) {
    return Arrays.stream(TokenStoreContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(method -> fails(method, new Run(fault)))
        .map(Method::getName)
        .toList();
  }

  private static boolean fails(Method test, Run run) {
    run.open();
    test.setAccessible(true);
    try {
      test.invoke(run);
      return false;
    } catch (InvocationTargetException e) {
      return true;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenStoreIsFoundOut(Fault fault) {
    assertThat(failing(fault)).contains(fault.test);
  }

  @Test
  void aGoodStoreIsNot() {
    assertThat(failing(null)).isEmpty();
  }
}
