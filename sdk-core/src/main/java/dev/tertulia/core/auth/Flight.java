package dev.tertulia.core.auth;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.Ledger.Seen;
import dev.tertulia.core.auth.TokenExchange.Answer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does the steps of one round: the only place that asks the service for tokens. Runs on one thread
 * at a time, and on none while somebody else is at work on the same grant.
 */
final class Flight {
  /** How old a lease may be when a request leaves: the answer must come well within it. */
  static final Duration LATEST =
      Grant.LEASE.minus(TokenExchange.TIMEOUT).minus(Duration.ofSeconds(10));

  /** How often to look whether another program has the new pair. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final OAuthCredentials shop;
  private final Keeper keeper;
  private final String resource;
  private final @Nullable String parent;
  private @Nullable Seen seen;
  private long leasedAt;
  private long arrivedAt;

  /**
   * A flight.
   *
   * @param arrivedAt when the pair arrived that has to be stored first; any ticks if none has
   */
  Flight(OAuthCredentials shop, Keeper keeper, String resource, long arrivedAt) {
    this.shop = shop;
    this.keeper = keeper;
    this.resource = resource;
    this.arrivedAt = arrivedAt;
    this.parent = shop.exchange().parentOf(resource);
  }

  /** Works until the round is over, or has to wait for somebody. */
  void run(Round first) {
    try (var landing = new Landing()) {
      Round round = first;
      while (round instanceof Round.Asking || round instanceof Round.Change) {
        Round next =
            round instanceof Round.Asking asking
                ? ask(asking, landing)
                : change((Round.Change) round);
        // What somebody left unfinished, and nobody is at, is begun at once. Storing again what is
        // stored would begin nothing.
        boolean free = next instanceof Round.Over over && over.isFree();
        round = free && first instanceof Round.Leasing ? first : next;
      }
      if (round != null) {
        over(first, (Round.Over) round);
      }
    } catch (Throwable e) {
      // Whatever it is, somebody waits for the end of this flight.
      keeper.failed(e);
    }
  }

  private void over(Round first, Round.Over over) {
    Seen last = Objects.requireNonNull(seen);
    if (over.again() && first instanceof Round.Leasing) {
      var unused = shop.time().schedule(LOOK, () -> shop.start(() -> run(first), keeper::failed));
    } else {
      keeper.landed(last, over);
    }
  }

  /** Null if a new pair is there that the store does not take. */
  private @Nullable Round change(Round.Change change) throws Throwable {
    if (change instanceof Round.Leasing) {
      leasedAt = shop.time().ticks();
    }
    try {
      return stored(change);
    } catch (SdkException e) {
      // Of ours: the entry cannot be read. Asking again does not help.
      return lost(change, e);
    } catch (Throwable e) {
      // It may have happened. Doing it again changes nothing then.
      return onceMore(change);
    }
  }

  private @Nullable Round onceMore(Round.Change change) throws Throwable {
    try {
      return stored(change);
    } catch (Throwable e) {
      return lost(change, e);
    }
  }

  /** Whatever the store failed with, an error of its driver too: the pair is still in our hands. */
  private @Nullable Round lost(Round.Change change, Throwable failure) throws Throwable {
    if (change instanceof Round.Saving saving) {
      keeper.unsaved(saving, arrivedAt, seen, failure);
      return null;
    }
    throw failure;
  }

  private Round stored(Round.Change change) {
    Duration age = Duration.ofNanos(shop.time().ticks() - arrivedAt);
    Seen after =
        shop.ledger().update(resource, (before, now) -> change.apply(known(before), now, age));
    seen = after;
    if (change instanceof Round.Leasing) {
      keeper.look(after);
    }
    return change.next(after.grant(), after.now());
  }

  private Grant known(Grant before) {
    return parent != null && before.equals(Grant.ABSENT) ? before.connectedThrough(parent) : before;
  }

  private Round ask(Round.Asking asking, Landing landing) {
    Duration gone = Duration.ofNanos(shop.time().ticks() - leasedAt);
    if (gone.compareTo(LATEST) > 0) {
      return asking.late();
    }
    Answer answer =
        landing.announce()
            ? answer(asking)
            : new TokenExchange.Refused("the program is about to end");
    arrivedAt = shop.time().ticks();
    return asking.next(answer);
  }

  private Answer answer(Round.Asking asking) {
    Grant grant = asking.grant();
    try {
      return switch (asking.way()) {
        case MINT -> mint(Objects.requireNonNull(grant.parent()));
        case REFRESH -> shop.exchange().refresh(resource, pair(grant));
        case RECONNECT -> shop.exchange().reconnect(resource, pair(grant));
      };
    } catch (SdkException e) {
      boolean nothing = e.outcome() == Outcome.NOT_SENT || e.outcome() == Outcome.REFUSED;
      String words = Objects.toString(e.getMessage());
      return nothing ? new TokenExchange.Refused(words) : new TokenExchange.Unclear(words);
    } catch (Throwable e) {
      return new TokenExchange.Unclear("the exchange failed: " + e.getClass().getName());
    }
  }

  private static TokenPair pair(Grant grant) {
    return Objects.requireNonNull(grant.held()).pair();
  }

  private Answer mint(String parent) {
    Keeper above = shop.keeper(parent);
    try {
      TokenPair held = above.pair(TokenExchange.TIMEOUT);
      try {
        return shop.exchange().mint(resource, parent, held);
      } catch (CredentialsException e) {
        if (e.state() != CredentialsException.State.REJECTED
            || above.replacing(held.access(), TokenExchange.TIMEOUT).isEmpty()) {
          throw e;
        }
      }
      return shop.exchange().mint(resource, parent, above.pair(TokenExchange.TIMEOUT));
    } catch (CredentialsException e) {
      String words = Objects.toString(e.getMessage());
      return e.state() == CredentialsException.State.SUSPENDED
          ? new TokenExchange.Suspended(words)
          : new TokenExchange.Rejected(words);
    } catch (NotAdmittedException e) {
      return new TokenExchange.Refused(Objects.toString(e.getMessage()));
    }
  }
}
