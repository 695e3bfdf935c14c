package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.Journal;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches a program at work, from outside: every request, and everything it writes down, passes
 * here. So it can tell when the program has nothing to do but wait for time to pass, and it can end
 * the program at any of these steps.
 */
final class Watch implements CallListener {
  private final Runnable step;
  private final List<WebhookInbox> inboxes = new ArrayList<>();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final Set<Thread> asking = ConcurrentHashMap.newKeySet();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicLong steps = new AtomicLong();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "shop");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * One that tells of each step.
   *
   * @param step called before and after each request, and before and after each writing
   */
  Watch(Runnable step) {
    this.step = step;
  }

  void step() {
    steps.incrementAndGet();
    step.run();
  }

  void begins() {
    working.add(Thread.currentThread());
  }

  void ends() {
    working.remove(Thread.currentThread());
  }

  Journal journal(Journal real) {
    return new WatchedJournal(real, this);
  }

  WebhookInbox inbox(WebhookInbox real) {
    inboxes.add(real);
    return new WatchedInbox(real, this);
  }

  /** Threads for what the program does besides. */
  Executor threads() {
    return task -> {
      begun.incrementAndGet();
      threads.execute(
          () -> {
            begins();
            begun.decrementAndGet();
            try {
              task.run();
            } finally {
              ends();
            }
          });
    };
  }

  @Override
  public void attempting(Attempting event) {
    asking.add(Thread.currentThread());
    step();
  }

  @Override
  public void attempted(Attempted event) {
    asking.remove(Thread.currentThread());
    step();
  }

  /** How many steps there were. */
  long steps() {
    return steps.get();
  }

  /** Whether everybody who works waits for time to pass. */
  boolean isCalm() {
    return begun.get() == 0
        && asking.isEmpty()
        && working.stream().allMatch(each -> each.getState() == Thread.State.WAITING);
  }

  /** Whether there is something to do now, so that somebody should be seen to do it. */
  boolean isDue(Instant now) {
    return inboxes.stream()
        .anyMatch(each -> each.nextDue().filter(due -> !due.isAfter(now)).isPresent());
  }

  /** Whether there is anything to do, now or after a while. */
  boolean isBusy() {
    return !working.isEmpty() || begun.get() > 0 || inboxes.stream().anyMatch(Watch::isWaiting);
  }

  private static boolean isWaiting(WebhookInbox inbox) {
    return inbox.count(State.WAITING) > 0;
  }

  @Override
  public String toString() {
    return "Watch[" + steps + " steps, working=" + working + ", asking=" + asking + "]";
  }

  void close() {
    threads.shutdownNow();
  }
}
