package dev.tertulia.core.simulation;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The usual limiter, wrong on purpose: an exact log of when requests were sent, and not of when
 * they can be counted.
 */
final class SendAnchored implements Crowd.Gatekeeper {
  private final ManualTimekeeper time;
  private final Deque<Long> sent = new ArrayDeque<>();
  private final Deque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();

  SendAnchored(ManualTimekeeper time) {
    this.time = time;
  }

  @Override
  public CompletableFuture<Permit> acquire(Turn turn) {
    var permit = new CompletableFuture<Permit>();
    waiting.add(permit);
    serve();
    return permit;
  }

  private void serve() {
    while (!waiting.isEmpty()) {
      long now = time.ticks();
      while (!sent.isEmpty() && now - sent.peek() >= Crowd.WINDOW.toNanos()) {
        sent.poll();
      }
      if (sent.size() >= Crowd.LIMIT) {
        time.schedule(Duration.ofNanos(sent.peek() + Crowd.WINDOW.toNanos() - now), this::serve);
        return;
      }
      sent.add(now);
      waiting.poll().complete(new Free());
    }
  }

  private static final class Free implements Permit {
    @Override
    public void completed(@Nullable Quota quota) {}

    @Override
    public void lost() {}

    @Override
    public void unused() {}

    @Override
    public void refused(@Nullable Quota quota, @Nullable Duration pause) {}
  }
}
