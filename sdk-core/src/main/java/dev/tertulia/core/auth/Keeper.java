package dev.tertulia.core.auth;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.auth.Ledger.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What this program knows of one grant, and the one flight that learns more, which everybody joins.
 * Whoever finds a token that lives never waits.
 */
final class Keeper {
  /** How long what was read, or could not be read, is good enough. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final OAuthCredentials shop;
  private final String resource;
  private final String owner;
  private final Need ofTime;
  private final Unsaved unsaved;
  private final CompletableFuture<Seen> looked = new CompletableFuture<>();
  private volatile @Nullable Seen current;
  private @Nullable CompletableFuture<Seen> flight;
  private volatile @Nullable Failure failure;

  private record Failure(Throwable cause, long ticks) {}

  Keeper(OAuthCredentials shop, String resource, String owner, double jitter) {
    this.shop = shop;
    this.resource = resource;
    this.owner = owner;
    this.ofTime = Need.ofTime(jitter);
    this.unsaved = new Unsaved(shop, resource);
  }

  Secret token(Duration within) {
    return pair(within).access();
  }

  TokenPair pair(Duration within) {
    Seen seen = known(within);
    if (!serves(seen)) {
      seen = settled(ofTime, within);
    } else if (ofTime.isFeltBy(seen.grant(), now(seen)) && !isResting()) {
      var unused = fly(ofTime);
    }
    if (!serves(seen)) {
      throw Refusals.of(resource, seen.grant(), now(seen), shop.time());
    }
    return Objects.requireNonNull(seen.grant().held()).pair();
  }

  Optional<Secret> replacing(Secret rejected, Duration within) {
    Seen seen = known(within);
    if (rejected.equals(seen.grant().access())) {
      seen = settled(new Need(rejected, ofTime.jitter()), within);
    }
    if (serves(seen) && !rejected.equals(seen.grant().access())) {
      return Optional.ofNullable(seen.grant().access());
    }
    if (seen.grant().state() != Grant.State.LIVE && seen.grant().state() != Grant.State.LOST) {
      throw Refusals.of(resource, seen.grant(), now(seen), shop.time());
    }
    return Optional.empty();
  }

  /** What the store says, without waiting for what the service says. */
  private Seen known(Duration within) {
    if (current == null) {
      refuseWhileResting();
      await(CompletableFuture.anyOf(looked, fly(ofTime)), within);
    }
    return Objects.requireNonNull(current);
  }

  /** What is known once nothing can be done about the need for now. */
  private Seen settled(Need need, Duration within) {
    long start = shop.time().ticks();
    for (int flights = 0; ; flights++) {
      Seen seen = current;
      if (seen != null
          && (flights == 3 || (isFresh(seen.ticks()) && !need.isFeltBy(seen.grant(), now(seen))))) {
        return seen;
      }
      refuseWhileResting();
      await(fly(need), within.minusNanos(shop.time().ticks() - start));
    }
  }

  private void await(CompletableFuture<?> landing, Duration within) {
    try {
      // In real time: what is awaited is the network, and that has no other.
      var unused = landing.get(Math.max(0, within.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(CallReport.unsent(""), e);
    } catch (TimeoutException e) {
      throw new NotAdmittedException(
          CallReport.unsent(""),
          "the token is still being refreshed",
          shop.time().now().plus(REST));
    } catch (ExecutionException e) {
      throw Refusals.failed(e.getCause() == null ? e : e.getCause(), shop.time());
    }
  }

  private CompletableFuture<Seen> fly(Need need) {
    CompletableFuture<Seen> mine;
    synchronized (this) {
      if (flight != null) {
        return flight;
      }
      mine = new CompletableFuture<>();
      flight = mine;
    }
    shop.start(() -> begin(need), this::failed);
    return mine;
  }

  private void begin(Need need) {
    unsaved.replay();
    Round.Saving first = unsaved.saving();
    new Flight(shop, this, resource, unsaved.arrivedAt())
        .run(first == null ? Round.begin(owner, need) : first);
  }

  /** What is known by now; whoever waits for a new pair goes on waiting. */
  synchronized void look(Seen seen) {
    Seen known = current;
    // What was read later counts, whoever comes first here.
    if (known == null || seen.ticks() - known.ticks() >= 0) {
      current = seen;
    }
    looked.complete(seen);
  }

  void landed(Seen seen, Round.Over over) {
    look(seen);
    failure = null;
    unsaved.saved();
    shop.tell(resource, over);
    land().complete(seen);
  }

  void failed(Throwable cause) {
    failure = new Failure(cause, shop.time().ticks());
    land().completeExceptionally(cause);
  }

  /** The pair serves from memory, and is stored as soon as the store takes it. */
  void unsaved(Round.Saving saving, long arrivedAt, @Nullable Seen before, Throwable cause) {
    Seen known = before == null ? Objects.requireNonNull(current) : before;
    long ticks = shop.time().ticks();
    Duration age = Duration.ofNanos(ticks - arrivedAt);
    Instant now = known.nowAt(ticks);
    var seen = new Seen(saving.apply(known.grant(), now, age), now, ticks);
    look(seen);
    unsaved.keep(saving, arrivedAt, seen.grant(), cause);
    land().complete(seen);
    unsaved.later(
        () -> {
          var unused = fly(ofTime);
        });
  }

  private synchronized CompletableFuture<Seen> land() {
    CompletableFuture<Seen> landing = flight == null ? new CompletableFuture<>() : flight;
    flight = null;
    return landing;
  }

  private boolean serves(Seen seen) {
    return Need.serves(seen.grant(), now(seen));
  }

  private Instant now(Seen seen) {
    return seen.nowAt(shop.time().ticks());
  }

  private boolean isFresh(long ticks) {
    return shop.time().ticks() - ticks < REST.toNanos();
  }

  private boolean isResting() {
    Failure last = failure;
    return last != null && isFresh(last.ticks);
  }

  private void refuseWhileResting() {
    Failure last = failure;
    if (last != null && isFresh(last.ticks)) {
      throw Refusals.failed(last.cause, shop.time());
    }
  }
}
