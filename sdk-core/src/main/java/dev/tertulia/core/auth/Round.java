package dev.tertulia.core.auth;

import dev.tertulia.core.auth.TokenExchange.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One try to get a new pair, as steps that only say what is to be done next: change the store, ask
 * the service, or nothing more. Whoever does it tells the step what it came to, and is told the
 * next. Pure, so that a test can do every step in every order with every fault in between.
 *
 * <p>A change of the store that failed may have happened. It is simply done again: each of them
 * changes nothing the second time.
 */
sealed interface Round {

  /** The first step. */
  static Round begin(String owner, Need need) {
    return new Leasing(owner, need);
  }

  /** A step that changes the store. */
  sealed interface Change extends Round {

    /**
     * The change.
     *
     * @param age how long ago the answer arrived that this change is about
     */
    Grant apply(Grant before, Instant now, Duration age);

    /** What follows when this is stored. */
    Round next(Grant stored, Instant now);
  }

  /** What a service can be asked, in the order of preference. */
  enum Way {
    MINT,
    REFRESH,
    RECONNECT
  }

  /** What there is to tell, at the end. */
  enum News {
    NOTHING,
    REFRESHED,
    HEALED,
    POSTPONED,
    SUSPENDED,
    NEEDS_REAUTH
  }

  /** Takes the lease. */
  record Leasing(String owner, Need need) implements Change {
    @Override
    public Grant apply(Grant before, Instant now, Duration age) {
      return before.leased(owner, need, now);
    }

    @Override
    public Round next(Grant stored, Instant now) {
      if (stored.isLeasedBy(owner)) {
        // Only what is read after the lease may be used: what was read before may be spent.
        return new Asking(this, stored, ways(stored), 1);
      }
      return new Over(stored, News.NOTHING, need.isFeltBy(stored, now));
    }

    private static List<Way> ways(Grant grant) {
      var ways = new ArrayList<Way>();
      Grant.Held held = grant.held();
      if (grant.parent() != null) {
        ways.add(Way.MINT);
      }
      if (held != null && held.pair().refresh() != null && !grant.isSpent()) {
        ways.add(Way.REFRESH);
      }
      if (held != null) {
        ways.add(Way.RECONNECT);
      }
      return ways;
    }
  }

  /** Asks the service. */
  record Asking(Leasing lease, Grant grant, List<Way> ways, int time) implements Round {
    Way way() {
      return ways.get(0);
    }

    /** There is not enough of the lease left to ask anything. */
    Round late() {
      return lease;
    }

    Round next(Answer answer) {
      if (answer instanceof TokenExchange.Granted granted) {
        return granted.pair().refresh() == null && way() != Way.MINT
            ? unclear("the service granted no refresh token")
            : new Saving(this, granted.pair());
      }
      if (answer instanceof TokenExchange.Unclear unclear) {
        return unclear(unclear.words());
      }
      if (answer instanceof TokenExchange.Suspended suspended) {
        return new Giving(this, News.SUSPENDED, suspended.words());
      }
      if (answer instanceof TokenExchange.Refused refused) {
        return new Giving(this, News.POSTPONED, refused.words());
      }
      String words = ((TokenExchange.Rejected) answer).words();
      return way() == Way.REFRESH ? new Rereading(this, words) : otherWay(grant, words);
    }

    /** Once more with the same token: it wins if the request never arrived. */
    private Round unclear(String words) {
      return way() == Way.REFRESH && time == 1
          ? new Asking(lease, grant, ways, 2)
          : new Giving(this, News.POSTPONED, words);
    }

    Round otherWay(Grant now, String words) {
      return ways.size() > 1
          ? new Asking(lease, now, ways.subList(1, ways.size()), 1)
          : new Giving(this, News.NEEDS_REAUTH, words);
    }
  }

  /** Looks again, now that the refresh token was refused: somebody else may have the next pair. */
  record Rereading(Asking asked, String words) implements Change {
    @Override
    public Grant apply(Grant before, Instant now, Duration age) {
      return before.spent(asked.grant.ticket());
    }

    @Override
    public Round next(Grant stored, Instant now) {
      if (stored.isOf(asked.grant.ticket())) {
        return asked.otherWay(stored, words);
      }
      return new Over(stored, News.NOTHING, asked.lease.need.isFeltBy(stored, now));
    }
  }

  /** Stores the new pair, before anybody uses it. */
  record Saving(Asking asked, TokenPair pair) implements Change {
    @Override
    public Grant apply(Grant before, Instant now, Duration age) {
      boolean rejected = asked.lease.need.rejected() != null;
      return before.saved(asked.grant.ticket(), pair, age, rejected, now);
    }

    @Override
    public Round next(Grant stored, Instant now) {
      News news = asked.way() == Way.RECONNECT ? News.HEALED : News.REFRESHED;
      return stored.holds(pair)
          ? new Over(stored, news, false)
          : new Over(stored, News.NOTHING, asked.lease.need.isFeltBy(stored, now));
    }
  }

  /** Gives the lease back without a pair. */
  record Giving(Asking asked, News news, String words) implements Change {
    @Override
    public Grant apply(Grant before, Instant now, Duration age) {
      Grant.Ticket ticket = asked.grant.ticket();
      Instant slowly = now.plus(Need.SLOWLY);
      return switch (news) {
        case SUSPENDED -> before.postponed(ticket, Grant.State.SUSPENDED, words, slowly);
        case NEEDS_REAUTH -> before.needingReauth(ticket, words, slowly);
        default ->
            before.postponed(
                ticket, before.state(), words, now.plus(Need.pause(before.trouble().attempts())));
      };
    }

    @Override
    public Round next(Grant stored, Instant now) {
      return new Over(stored, stored.isOf(asked.grant.ticket()) ? news : News.NOTHING, false);
    }
  }

  /**
   * Nothing more to do.
   *
   * @param again whether the need is still felt: somebody else is at it, or was just now
   */
  record Over(Grant grant, News news, boolean again) implements Round {
    boolean isFree() {
      return again && grant.lease() == null;
    }
  }
}
