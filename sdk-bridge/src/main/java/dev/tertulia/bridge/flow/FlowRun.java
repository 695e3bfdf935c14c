package dev.tertulia.bridge.flow;

import dev.tertulia.bridge.flow.FlowListener.Result;
import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.webhook.Delivery;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One flow, for one event, at one attempt.
 *
 * <p>Each step is done while its key is claimed: so an intent that is found there has no living
 * writer. A step with an entry also proves that every condition before it held.
 */
final class FlowRun {
  /** In place of the last part that was begun: that was the last of all, and it is done. */
  private static final int OVER = Integer.MAX_VALUE;

  private final FlowRunner runner;
  private final Flow<?, ?> flow;
  private final Object event;
  private final Delivery delivery;
  private final Map<String, String> notes = new HashMap<>();

  FlowRun(FlowRunner runner, Flow<?, ?> flow, Object event, Delivery delivery) {
    this.runner = runner;
    this.flow = flow;
    this.event = event;
    this.delivery = delivery;
  }

  void run() throws StepFailedException {
    int begun = lastBegun();
    if (begun == OVER) {
      return;
    }
    Object subject = event;
    for (int i = 0; i < flow.parts().size(); i++) {
      Part part = flow.parts().get(i);
      try {
        if (part instanceof Part.Condition condition) {
          if (i > begun && !condition.test().test(subject)) {
            tell(part.words(), Result.NOT_CONCERNED, null, null);
            return;
          }
        } else if (part instanceof Part.Read read) {
          subject = read.reading().read(subject);
        } else if (part instanceof Part.Choose choose) {
          String way = way(choose, subject);
          if (way == null) {
            tell(part.words(), Result.NOT_CONCERNED, null, null);
            return;
          }
          subject = new Choice<>(subject, way);
        } else if (part instanceof Part.Do step) {
          perform(step, subject);
        }
      } catch (StepFailedException e) {
        throw e;
      } catch (CallInterruptedException e) {
        // Whoever is told to stop must not go on with the next flow.
        throw e;
      } catch (Exception e) {
        boolean waits = e instanceof NotAdmittedException;
        tell(part.words(), waits ? Result.WAITING : Result.FAILED, null, e);
        throw StepFailedException.of(flow.name(), part.words(), e);
      }
    }
  }

  /** The last part that has left an entry; -1 for none. */
  private int lastBegun() throws StepFailedException {
    boolean last = true;
    for (int i = flow.parts().size() - 1; i >= 0; i--) {
      Part part = flow.parts().get(i);
      if (part.journaled()) {
        try (Journal.Claim claim = claim(part)) {
          Journal.Entry entry = claim.entry().orElse(null);
          if (entry != null) {
            return last && entry.state() == Journal.State.DONE ? OVER : i;
          }
        }
        last = false;
      }
    }
    return -1;
  }

  private Journal.Claim claim(Part part) throws StepFailedException {
    try {
      return runner.claim(flow, part, delivery.idempotencyKey());
    } catch (NotAdmittedException | UncheckedIOException e) {
      // A journal that cannot be read stops this flow alone.
      throw StepFailedException.of(flow.name(), part.words(), e);
    }
  }

  private @Nullable String way(Part.Choose choose, Object subject) throws StepFailedException {
    try (Journal.Claim claim = claim(choose)) {
      Optional<Journal.Entry> before = claim.entry();
      if (before.isPresent() && before.get().state() == Journal.State.DONE) {
        return before.get().note();
      }
      String way = choose.chooser().apply(subject);
      if (way != null) {
        claim.write(intent(choose).done(way, runner.now()));
        tell(choose.words(), Result.DONE, way, null);
      }
      return way;
    }
  }

  private void perform(Part.Do part, Object subject) throws Exception {
    try (Journal.Claim claim = claim(part)) {
      Journal.Entry before = claim.entry().orElse(null);
      Step<Object> step =
          new Step<>(
              flow.name(),
              part.words(),
              Again.of(before).key(runner.key(flow, part, delivery.idempotencyKey())),
              event,
              delivery,
              runner.now(),
              notes);
      if (before != null && before.state() == Journal.State.DONE) {
        remember(part, before.note());
        tell(part.words(), Result.DONE_BEFORE, before.note(), null);
        return;
      }
      if (part.once()
          && before != null
          && !before.settled()
          && happened(claim, part, before, step, subject)) {
        return;
      }
      attempt(claim, part, step, subject);
    }
  }

  /** Whether a step that was begun before, and must not happen twice, did happen. */
  private boolean happened(
      Journal.Claim claim, Part.Do part, Journal.Entry before, Step<Object> step, Object subject)
      throws Exception {
    Outcome outcome =
        part.resolver() == null
            ? Outcome.UNKNOWN
            : part.resolver().resolve(subject, step, before.begunAt());
    if (outcome == Outcome.ACCEPTED) {
      claim.write(before.done("found", runner.now()));
      remember(part, "found");
      tell(part.words(), Result.DONE_BEFORE, "found", null);
      return true;
    }
    if (outcome == Outcome.UNKNOWN) {
      claim.write(Again.of(before).kept(before.doubtful("", runner.now())));
      throw doubt(part, null);
    }
    return false;
  }

  private void attempt(Journal.Claim claim, Part.Do part, Step<Object> step, Object subject)
      throws Exception {
    Again again = claim.entry().map(Again::of).orElse(Again.NEVER);
    Journal.Entry intent = again.kept(intent(part));
    claim.write(intent);
    try {
      part.action().run(subject, step);
    } catch (Exception e) {
      Outcome outcome = outcome(part, e);
      if (outcome == Outcome.NOT_SENT || outcome == Outcome.REFUSED) {
        claim.write(again.kept(intent.refused(runner.now())));
      } else if (outcome == Outcome.ACCEPTED && part.once()) {
        claim.write(intent.done("accepted; the answer could not be read", runner.now()));
        tell(part.words(), Result.DONE, "accepted", null);
        return;
      } else {
        claim.write(again.kept(intent.doubtful("", runner.now())));
        if (part.once() && part.resolver() == null) {
          throw doubt(part, e);
        }
      }
      throw e;
    }
    claim.write(intent.done(step.note() == null ? "" : step.note(), runner.now()));
    remember(part, step.note());
    tell(part.words(), Result.DONE, step.note(), null);
  }

  /** What another call within a step came to, a reading's above all, says nothing of its own. */
  private static Outcome outcome(Part.Do part, Exception e) {
    boolean telling =
        e instanceof SdkException known && (!part.once() || known.safety() == Safety.ONCE);
    return telling ? ((SdkException) e).outcome() : Outcome.UNKNOWN;
  }

  private void remember(Part part, @Nullable String note) {
    if (note != null && !note.isEmpty()) {
      notes.put(part.words(), note);
    }
  }

  private StepFailedException doubt(Part part, @Nullable Exception why) {
    tell(part.words(), Result.IN_DOUBT, null, why);
    String last = why == null ? "" : "; it ended with: " + why.getMessage();
    var doubt = StepFailedException.inDoubt(flow.name(), part.words(), last);
    if (why != null) {
      doubt.addSuppressed(why);
    }
    return doubt;
  }

  private Journal.Entry intent(Part part) {
    Instant now = runner.now();
    String key = runner.key(flow, part, delivery.idempotencyKey());
    return Journal.Entry.intent(Journal.fingerprint(key), now, now.plus(runner.longestStep()));
  }

  private void tell(
      String part, Result result, @Nullable String note, @Nullable Exception failure) {
    runner.tell(
        new FlowListener.Report(
            runner.now(),
            flow.name(),
            part,
            delivery.idempotencyKey(),
            result,
            note == null || note.isEmpty() ? null : note,
            failure));
  }
}
