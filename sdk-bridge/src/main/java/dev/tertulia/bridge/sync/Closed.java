package dev.tertulia.bridge.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The stretches of time that have been read to their end: sorted, apart from each other, none
 * empty.
 */
record Closed(List<Window> windows) {
  static final Closed NOTHING = new Closed(List.of());

  Closed {
    windows = List.copyOf(windows);
  }

  Closed plus(Window added) {
    var all = new ArrayList<>(windows);
    all.add(added);
    all.removeIf(each -> each.length().isZero());
    all.sort(Comparator.comparing(Window::from));
    var merged = new ArrayList<Window>();
    for (Window each : all) {
      Window last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || last.until().isBefore(each.from())) {
        merged.add(each);
      } else {
        merged.set(merged.size() - 1, new Window(last.from(), later(last.until(), each.until())));
      }
    }
    return new Closed(merged);
  }

  /** Opens the last so much before that moment again. */
  Closed reopened(Duration back, Instant before) {
    Instant from = before.minus(back);
    var left = new ArrayList<Window>();
    for (Window each : windows) {
      if (each.from().isBefore(from)) {
        left.add(new Window(each.from(), earlier(each.until(), from)));
      }
      if (each.until().isAfter(before)) {
        left.add(new Window(later(each.from(), before), each.until()));
      }
    }
    return new Closed(left);
  }

  /** The earliest stretch within that span that is still open. */
  Optional<Window> gap(Window span) {
    Instant from = span.from();
    for (Window each : windows) {
      if (each.until().isAfter(from)) {
        if (each.from().isAfter(from)) {
          return open(from, earlier(each.from(), span.until()));
        }
        from = each.until();
      }
    }
    return open(from, span.until());
  }

  private static Optional<Window> open(Instant from, Instant until) {
    return from.isBefore(until) ? Optional.of(new Window(from, until)) : Optional.empty();
  }

  /** Where the latest stretch ends. */
  Optional<Instant> end() {
    return windows.isEmpty()
        ? Optional.empty()
        : Optional.of(windows.get(windows.size() - 1).until());
  }

  /** How much of that span is closed. */
  Duration within(Window span) {
    Duration sum = Duration.ZERO;
    for (Window each : windows) {
      Instant from = later(each.from(), span.from());
      Instant until = earlier(each.until(), span.until());
      sum = from.isBefore(until) ? sum.plus(Duration.between(from, until)) : sum;
    }
    return sum;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
