package dev.tertulia.core.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one grant, and every way in which it can change. Immutable; each method is a
 * pure function, so a store may call it twice. All times are by the store's clock.
 *
 * <p>Two numbers keep writers apart. The generation counts pairs: whoever got a pair with the
 * refresh token of an older generation comes too late. The epoch counts leases: whoever was
 * overtaken is not believed when it says that the grant is lost.
 *
 * @param held the newest pair; null before the first is minted, and after the end
 * @param parent whose token can mint a pair; null if nobody's
 * @param lease who works on the next pair; null for nobody
 * @param orphans pairs that came too late to be the newest, kept because they may be the only ones
 *     that work; newest last
 */
record Grant(
    long generation,
    long epoch,
    State state,
    @Nullable Held held,
    @Nullable String parent,
    @Nullable Lease lease,
    Trouble trouble,
    List<Orphan> orphans) {
  /** Three times as long as one request may take. */
  static final Duration LEASE = TokenExchange.TIMEOUT.multipliedBy(3);

  private static final int MOST_ORPHANS = 3;

  /** What is never stored: nobody has connected this. */
  static final Grant ABSENT =
      new Grant(0, 0, State.GONE, null, null, null, Trouble.NONE, List.of());

  enum State {
    /** Its refresh token is good, as far as anybody knows. */
    LIVE,
    /** The account is paused; the refresh token is kept. */
    SUSPENDED,
    /** The refresh token is spent or revoked, and another way to a pair is still open. */
    LOST,
    /** A person must connect it again. */
    NEEDS_REAUTH,
    /** It was disconnected. What remains is its generation, against late writers. */
    GONE
  }

  /**
   * A pair.
   *
   * @param rejections how many pairs in a row were got because the one before was rejected young
   */
  record Held(TokenPair pair, Instant obtainedAt, int rejections) {
    Instant expiresAt() {
      return obtainedAt.plus(pair.lifetime());
    }
  }

  /** The right to work on the next pair. */
  record Lease(String owner, Instant until) {
    /** A clock that was set back must not make a lease last for years. */
    boolean lives(Instant now) {
      return now.isBefore(until) && !until.isAfter(now.plus(LEASE));
    }
  }

  /** What a lease's holder must show later: what it was working on, and under which lease. */
  record Ticket(long generation, long epoch) {}

  /** A pair that came too late. */
  record Orphan(Ticket ticket, Held held) {}

  /**
   * Why there is no newer pair.
   *
   * @param attempts leases taken since the last pair: the refresh token may be spent if any
   * @param retryAt when to try again at the earliest; null for at any time
   */
  record Trouble(int attempts, @Nullable Instant retryAt, String words) {
    static final Trouble NONE = new Trouble(0, null, "");

    /** Of a pair that somebody else's attempt may have revoked: using it soon will tell. */
    static final Trouble DOUBT = new Trouble(1, null, "");
  }

  Grant {
    orphans = List.copyOf(orphans);
  }

  /** A person has connected it. */
  Grant connected(TokenPair pair, Instant now) {
    return state == State.LIVE && holds(pair)
        ? this
        : new Grant(
            generation + 1,
            epoch + 1,
            State.LIVE,
            new Held(pair, now, 0),
            parent,
            null,
            Trouble.NONE,
            List.of());
  }

  /** Somebody else has kept it until now. A pair that lives here is newer than theirs. */
  Grant takenOver(TokenPair pair, Instant now) {
    return lives() ? this : connected(pair, now);
  }

  private boolean lives() {
    return held != null && (state == State.LIVE || state == State.SUSPENDED);
  }

  /** It is connected because its parent is. */
  Grant connectedThrough(String by) {
    if (lives() || (state == State.LIVE && by.equals(parent))) {
      return new Grant(generation, epoch, state, held, by, lease, trouble, orphans);
    }
    return new Grant(
        generation + 1, epoch + 1, State.LIVE, null, by, null, Trouble.NONE, List.of());
  }

  /** It is disconnected: the tombstone that no late refresh can lift. */
  Grant disconnected() {
    return state == State.GONE
        ? this
        : new Grant(
            generation + 1, epoch + 1, State.GONE, null, null, null, Trouble.NONE, List.of());
  }

  /**
   * Under a lease of the owner's, if it needs a new pair and nobody else is at it. Written before
   * anything is asked: whoever finds it later knows that the refresh token may be spent.
   */
  Grant leased(String owner, Need need, Instant now) {
    boolean mine = isLeasedBy(owner);
    if (!need.isFeltBy(this, now) || (lease != null && !mine && lease.lives(now))) {
      return this;
    }
    if (!mine && !siblings().isEmpty()) {
      // Somebody has spent this refresh token already, and this is what it gave.
      return adopting().leased(owner, need, now);
    }
    var until = new Lease(owner, now.plus(LEASE));
    return mine
        ? new Grant(generation, epoch, state, held, parent, until, trouble, orphans)
        : new Grant(
            generation,
            epoch + 1,
            state,
            held,
            parent,
            until,
            new Trouble(trouble.attempts + 1, null, trouble.words),
            orphans);
  }

  /**
   * With a pair that was got with the refresh token of the ticket's generation; as an orphan if
   * somebody else's pair, or work, stands in the way. Doing it again changes nothing.
   */
  Grant saved(Ticket ticket, TokenPair pair, Duration age, boolean rejected, Instant now) {
    // A service may also give once more what is held: that is no repetition of ours.
    boolean taken = generation != ticket.generation && holds(pair);
    if (taken || orphans.stream().anyMatch(o -> same(o.held.pair, pair))) {
      return this;
    }
    var fresh = new Held(withFacts(pair), now.minus(age), rejected ? rejectionsAt(now) + 1 : 0);
    boolean overtaken = lease != null && lease.lives(now) && epoch != ticket.epoch;
    if (generation == ticket.generation && (!overtaken || isSpent())) {
      boolean doubtful = epoch != ticket.epoch;
      return taking(fresh, siblings(), doubtful ? Trouble.DOUBT : Trouble.NONE);
    }
    // A late pair of an account that was disconnected belongs to nobody.
    return state == State.GONE ? this : withOrphan(new Orphan(ticket, fresh));
  }

  Grant withOrphan(Orphan late) {
    var all = new ArrayList<>(orphans);
    all.add(late);
    return new Grant(
        generation,
        epoch,
        state,
        held,
        parent,
        lease,
        trouble,
        all.subList(Math.max(0, all.size() - MOST_ORPHANS), all.size()));
  }

  Grant withoutOrphan(TokenPair pair) {
    var others = orphans.stream().filter(o -> !same(o.held.pair, pair)).toList();
    return new Grant(generation, epoch, state, held, parent, lease, trouble, others);
  }

  /**
   * After the service has refused the refresh token: with a pair that came too late, if there is
   * one; else lost. Nothing changes if somebody else has a newer pair, or is at work on it.
   */
  Grant spent(Ticket ticket) {
    if (!isOf(ticket)) {
      return this;
    }
    return orphans.isEmpty()
        ? new Grant(generation, epoch, State.LOST, held, parent, lease, trouble, orphans)
        : adopting();
  }

  /** Given up for now, with everything kept. */
  Grant postponed(Ticket ticket, State to, String words, Instant retryAt) {
    return given(ticket, state == State.LOST ? state : to, words, retryAt);
  }

  /** Given up, until a person acts; what has a parent is tried again by itself. */
  Grant needingReauth(Ticket ticket, String words, Instant retryAt) {
    return given(ticket, State.NEEDS_REAUTH, words, parent == null ? null : retryAt);
  }

  private Grant given(Ticket ticket, State to, String words, @Nullable Instant retryAt) {
    return isOf(ticket)
        ? new Grant(
            generation,
            epoch,
            to,
            held,
            parent,
            null,
            new Trouble(trouble.attempts, retryAt, words),
            orphans)
        : this;
  }

  /** The newest orphan becomes the pair. Its age does not matter: it will be refreshed. */
  private Grant adopting() {
    List<Orphan> first = siblings().isEmpty() ? orphans : siblings();
    Orphan chosen = first.get(first.size() - 1);
    return taking(chosen.held, withoutOrphan(chosen.held.pair).orphans, Trouble.DOUBT);
  }

  private Grant taking(Held fresh, List<Orphan> left, Trouble known) {
    return new Grant(generation + 1, epoch, State.LIVE, fresh, parent, null, known, left);
  }

  /** Whether somebody was told that the refresh token is good for nothing. */
  boolean isSpent() {
    return state == State.LOST || state == State.NEEDS_REAUTH;
  }

  /** Pairs that the current refresh token gave: the proof that it is spent. */
  private List<Orphan> siblings() {
    return orphans.stream().filter(orphan -> orphan.ticket.generation == generation).toList();
  }

  boolean isLeasedBy(String owner) {
    return lease != null && lease.owner.equals(owner);
  }

  boolean isOf(Ticket ticket) {
    return ticket.equals(ticket());
  }

  Ticket ticket() {
    return new Ticket(generation, epoch);
  }

  @Nullable Secret access() {
    return held == null ? null : held.pair.access();
  }

  boolean holds(TokenPair pair) {
    return held != null && same(held.pair, pair);
  }

  /** A pair that lived for more than the longest cool-down was rejected for a new reason. */
  private int rejectionsAt(Instant now) {
    return held == null || held.obtainedAt.plus(Need.LONGEST_PAUSE).isBefore(now)
        ? 0
        : held.rejections;
  }

  private TokenPair withFacts(TokenPair pair) {
    return pair.facts().isEmpty() && held != null ? pair.facts(held.pair.facts()) : pair;
  }

  private static boolean same(TokenPair one, TokenPair other) {
    return one.access().equals(other.access()) && Objects.equals(one.refresh(), other.refresh());
  }
}
