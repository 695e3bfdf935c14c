package dev.tertulia.core.auth;

import dev.tertulia.core.auth.ModelProcess.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Every order in which two processes can go through the steps of the refresh protocol, with so many
 * faults in so many places. The steps are those of the product: {@link Round} and {@link Grant}.
 */
final class Model {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration TOO_LONG = Grant.LEASE.plusSeconds(1);

  /** The protocol, and three that lack something. */
  enum Variant {
    WHOLE,
    NO_LOCK,
    PAIR_READ_BEFORE_THE_LOCK,
    BLIND_SAVE
  }

  /**
   * Everything at one moment.
   *
   * @param afloat a request whose sender has given up, and that may still arrive
   * @param faults how many there were
   * @param delayed whether one of them was a request that took longer than a lease
   */
  record World(
      Grant entry,
      ModelServer server,
      List<ModelProcess> processes,
      TokenPair afloat,
      Instant now,
      int faults,
      boolean delayed) {

    World with(int index, ModelProcess process) {
      var all = new ArrayList<>(processes);
      all.set(index, process);
      return new World(entry, server, List.copyOf(all), afloat, now, faults, delayed);
    }

    World with(Grant stored) {
      return new World(stored, server, processes, afloat, now, faults, delayed);
    }

    World with(ModelServer after) {
      return new World(entry, after, processes, afloat, now, faults, delayed);
    }

    World later(Duration time) {
      return new World(entry, server, processes, afloat, now.plus(time), faults, delayed);
    }

    World fault() {
      return new World(entry, server, processes, afloat, now, faults + 1, delayed);
    }

    World afloat(TokenPair request) {
      return new World(entry, server, processes, request, now, faults, true);
    }

    boolean isOver() {
      return processes.stream().allMatch(ModelProcess::isOver);
    }
  }

  private final Variant variant;
  private final int mostFaults;

  Model(Variant variant, int mostFaults) {
    this.variant = variant;
    this.mostFaults = mostFaults;
  }

  static World start(ModelServer server) {
    var held = new Grant.Held(ModelServer.pair(0), START.minus(Duration.ofDays(2)), 0);
    var grant = new Grant(1, 0, Grant.State.LIVE, held, null, null, Grant.Trouble.NONE, List.of());
    var processes = List.of(ModelProcess.begin("A", grant), ModelProcess.begin("B", grant));
    return new World(grant, server, processes, null, START, 0, false);
  }

  /** All ends the world can come to. */
  Set<World> ends(World start) {
    return ends(start, end -> false);
  }

  /** The ends of the world until one is of that kind. */
  Set<World> ends(World start, Predicate<World> enough) {
    var ends = new HashSet<World>();
    var seen = new HashSet<World>(List.of(start));
    Deque<World> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      World world = open.poll();
      if (world.isOver()) {
        ends.add(world);
        if (enough.test(world)) {
          return ends;
        }
      }
      nexts(
          world,
          next -> {
            if (next.faults <= mostFaults && next.entry.epoch() < 9 && seen.add(next)) {
              open.add(next);
            }
          });
    }
    return ends;
  }

  /** The end of one more use a day later, by a process of its own and without a fault. */
  World usedAgain(World end) {
    World world = end.later(TokenServer.DAY);
    world =
        new World(
            world.entry,
            world.server,
            List.of(ModelProcess.begin("C", world.entry)),
            null,
            world.now,
            0,
            false);
    Set<World> ends = new Model(Variant.WHOLE, 0).ends(world);
    if (ends.size() != 1) {
      throw new AssertionError("one process without faults has one end, not " + ends.size());
    }
    return ends.iterator().next();
  }

  private void nexts(World world, Consumer<World> next) {
    boolean anybody = false;
    for (int i = 0; i < world.processes.size(); i++) {
      ModelProcess process = world.processes.get(i);
      anybody |= !process.isOver() && process.phase() != Phase.WAITING;
      if (!process.isOver()) {
        step(world, i, process, next);
        next.accept(world.fault().with(i, process.at(Phase.DEAD)));
      }
    }
    if (world.afloat != null) {
      World arrived = world.with(world.server.refresh(world.afloat).server());
      next.accept(arrived.afloat(null));
    }
    if (anybody) {
      next.accept(world.fault().later(TOO_LONG));
    } else if (world.entry.lease() != null && world.entry.lease().lives(world.now)) {
      // Everybody waits for somebody who is dead.
      next.accept(world.later(TOO_LONG));
    }
  }

  private void step(World world, int i, ModelProcess process, Consumer<World> next) {
    switch (process.phase()) {
      case READY, WAITING -> {
        if (process.round() instanceof Round.Asking asking) {
          ask(world, i, process, asking, next);
        } else {
          change(world, i, process, (Round.Change) process.round(), next);
        }
      }
      case SENT -> arrive(world, i, process, (Round.Asking) process.round(), next);
      case ANSWERED -> {
        var asking = (Round.Asking) process.round();
        var lost = new TokenExchange.Unclear("lost");
        next.accept(world.with(i, process.to(asking.next(process.answer()), process.leasedAt())));
        next.accept(world.fault().with(i, process.to(asking.next(lost), process.leasedAt())));
      }
      default -> throw new AssertionError(process.phase());
    }
  }

  private void change(
      World world, int i, ModelProcess process, Round.Change change, Consumer<World> next) {
    Grant stored = stored(world, process, change);
    Instant leased = change instanceof Round.Leasing ? world.now : process.leasedAt();
    Round after = change.next(stored, world.now);
    if (variant == Variant.PAIR_READ_BEFORE_THE_LOCK && after instanceof Round.Asking asking) {
      after =
          new Round.Asking(
              asking.lease(), holding(stored, process.early()), asking.ways(), asking.time());
    }
    World done = world.with(stored);
    next.accept(done.with(i, process.to(after, leased)));
    // It is stored and the store says that it failed, or the process dies with it.
    next.accept(done.fault());
    next.accept(done.fault().with(i, process.at(Phase.DEAD)));
    // It is not stored, and is tried again only when the lease has run out.
    next.accept(world.fault().later(TOO_LONG));
  }

  private Grant stored(World world, ModelProcess process, Round.Change change) {
    Grant before = world.entry;
    if (change instanceof Round.Leasing && variant == Variant.NO_LOCK) {
      before = before.lease() == null ? before : unlocked(before);
    }
    if (change instanceof Round.Leasing && variant == Variant.PAIR_READ_BEFORE_THE_LOCK) {
      return holding(
          change.apply(holding(before, process.early()), world.now, Duration.ZERO), before);
    }
    if (change instanceof Round.Saving saving && variant == Variant.BLIND_SAVE) {
      before = unlocked(before);
      Grant.Ticket anything = before.ticket();
      return before.saved(anything, saving.pair(), Duration.ZERO, false, world.now);
    }
    return change.apply(before, world.now, Duration.ZERO);
  }

  private static Grant unlocked(Grant grant) {
    return new Grant(
        grant.generation(),
        grant.epoch(),
        grant.state(),
        grant.held(),
        null,
        null,
        grant.trouble(),
        grant.orphans());
  }

  private static Grant holding(Grant grant, Grant other) {
    return new Grant(
        grant.generation(),
        grant.epoch(),
        grant.state(),
        other.held(),
        null,
        grant.lease(),
        grant.trouble(),
        grant.orphans());
  }

  /** The clock is looked at before a request leaves, as the product does. */
  private void ask(
      World world, int i, ModelProcess process, Round.Asking asking, Consumer<World> next) {
    boolean late = Duration.between(process.leasedAt(), world.now).compareTo(Flight.LATEST) > 0;
    next.accept(
        world.with(
            i, late ? process.to(asking.late(), process.leasedAt()) : process.at(Phase.SENT)));
  }

  private void arrive(
      World world, int i, ModelProcess process, Round.Asking asking, Consumer<World> next) {
    var unclear = new TokenExchange.Unclear("lost");
    TokenPair held = asking.grant().held().pair();
    boolean refreshes = asking.way() == Round.Way.REFRESH;
    ModelServer.Reply reply = refreshes ? world.server.refresh(held) : world.server.reconnect();
    World arrived = world.with(reply.server());
    if (world.now.isAfter(process.leasedAt().plus(Grant.LEASE))) {
      arrived = arrived.afloat(arrived.afloat);
    }
    next.accept(arrived.with(i, process.answered(reply.answer())));
    next.accept(arrived.fault().with(i, process.at(Phase.DEAD)));
    next.accept(world.fault().with(i, process.answered(unclear)));
    if (refreshes && world.afloat == null) {
      next.accept(world.fault().afloat(held).with(i, process.answered(unclear)));
    }
  }
}
