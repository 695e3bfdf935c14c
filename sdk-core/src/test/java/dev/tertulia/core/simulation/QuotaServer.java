package dev.tertulia.core.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A service that counts requests, one way or another. Times are nanoseconds. */
interface QuotaServer {

  /** Counts a request, and answers whether it is let in. */
  boolean admits(long now);

  /** What it would say is left, after that request. */
  int remaining(long now);

  /** How a service can count. */
  enum Model {
    ALIGNED_WINDOW,
    WINDOW_FROM_FIRST_REQUEST,
    SLIDING_LOG,
    SLIDING_LOG_COUNTING_REFUSALS,
    TOKEN_BUCKET,
    SLIDING_COUNTER;

    QuotaServer server(int limit, Duration window) {
      long length = window.toNanos();
      return switch (this) {
        case ALIGNED_WINDOW -> new Window(limit, length, true);
        case WINDOW_FROM_FIRST_REQUEST -> new Window(limit, length, false);
        case SLIDING_LOG -> new Log(limit, length, false);
        case SLIDING_LOG_COUNTING_REFUSALS -> new Log(limit, length, true);
        case TOKEN_BUCKET -> new Tokens(limit, length);
        case SLIDING_COUNTER -> new Counter(limit, length);
      };
    }

    /** Whether a proof says that a ring of slots is never refused. */
    boolean provable() {
      return this != SLIDING_COUNTER;
    }
  }

  /** So many in each window. */
  final class Window implements QuotaServer {
    private final int limit;
    private final long length;
    private final boolean aligned;
    private long begun = Long.MIN_VALUE / 2;
    private int count;

    Window(int limit, long length, boolean aligned) {
      this.limit = limit;
      this.length = length;
      this.aligned = aligned;
    }

    @Override
    public boolean admits(long now) {
      if (now - begun >= length) {
        begun = aligned ? Math.floorDiv(now, length) * length : now;
        count = 0;
      }
      return ++count <= limit;
    }

    @Override
    public int remaining(long now) {
      return Math.max(0, limit - count);
    }
  }

  /** So many in any stretch of the window's length. */
  final class Log implements QuotaServer {
    private final int limit;
    private final long length;
    private final boolean countsRefusals;
    private final Deque<Long> log = new ArrayDeque<>();

    Log(int limit, long length, boolean countsRefusals) {
      this.limit = limit;
      this.length = length;
      this.countsRefusals = countsRefusals;
    }

    @Override
    public boolean admits(long now) {
      while (!log.isEmpty() && now - log.peek() >= length) {
        log.poll();
      }
      boolean admitted = log.size() < limit;
      if (admitted || countsRefusals) {
        log.add(now);
      }
      return admitted;
    }

    @Override
    public int remaining(long now) {
      return Math.max(0, limit - log.size());
    }
  }

  /** Tokens that flow back. */
  final class Tokens implements QuotaServer {
    private final int limit;
    private final double perNano;
    private double tokens;
    private long last;

    Tokens(int limit, long length) {
      this.limit = limit;
      this.perNano = (double) limit / length;
      this.tokens = limit;
    }

    @Override
    public boolean admits(long now) {
      tokens = Math.min(limit, tokens + (now - last) * perNano);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }

    @Override
    public int remaining(long now) {
      return (int) tokens;
    }
  }

  /** The window before, weighed by how much of it is still within reach. */
  final class Counter implements QuotaServer {
    private final int limit;
    private final long length;
    private long window = Long.MIN_VALUE;
    private int before;
    private int count;

    Counter(int limit, long length) {
      this.limit = limit;
      this.length = length;
    }

    private double weighed(long now) {
      long current = Math.floorDiv(now, length);
      if (current != window) {
        before = current == window + 1 ? count : 0;
        count = 0;
        window = current;
      }
      return before * (1 - (double) Math.floorMod(now, length) / length) + count;
    }

    @Override
    public boolean admits(long now) {
      if (weighed(now) + 1 > limit) {
        return false;
      }
      count++;
      return true;
    }

    @Override
    public int remaining(long now) {
      return (int) Math.max(0, limit - weighed(now));
    }
  }
}
