package dev.tertulia.bridge.sync;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way from pages to the sink. Batches know nothing of pages, so a page is settled
 * when the last of its rows is written, and only then may a checkpoint stand behind it.
 */
final class Batches<S, T> {
  private final Sync<S, T> sync;
  private final Deque<Row<S, T>> waiting = new ArrayDeque<>();
  private final Deque<Open> pages = new ArrayDeque<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private Counts settled;
  private Counts ever = Counts.NONE;
  private long refused;
  private @Nullable RuntimeException cause;

  Batches(Sync<S, T> sync, Reading from) {
    this.sync = sync;
    this.settled = from.counts();
    this.refused = settled.refused();
  }

  private record Row<S, T>(S row, T value, Open page) {}

  /** A page not all of whose rows are written. */
  private static final class Open {
    private final Reading after;
    private Counts counts = Counts.NONE;
    private int waiting;

    Open(Reading after) {
      this.after = after;
    }
  }

  /** How many rows of the window were refused. */
  long refused() {
    return refused;
  }

  /** Why the last one could not be mapped; null if it was the sink that refused. */
  @Nullable RuntimeException cause() {
    return cause;
  }

  /** What became of the rows of this run, whether they count or not. */
  Counts ever() {
    return ever;
  }

  /** What was refused since this was asked last. */
  List<DeadLetter> letters() {
    List<DeadLetter> all = List.copyOf(letters);
    letters.clear();
    return all;
  }

  /** How far the window is in the sink; null if no page was settled since this was asked last. */
  @Nullable Reading settled() {
    Open last = null;
    while (!pages.isEmpty() && pages.element().waiting == 0) {
      last = pages.remove();
      settled = settled.plus(last.counts);
    }
    return last == null ? null : last.after.counting(settled);
  }

  /** Takes a page, and writes what makes whole batches. */
  void take(PageRead<S> page) {
    if (page.anew()) {
      waiting.clear();
      pages.clear();
      settled = Counts.NONE;
      refused = 0;
    }
    var open = new Open(page.after());
    pages.add(open);
    for (S row : page.rows()) {
      map(row, open);
    }
    while (waiting.size() >= sync.batchSize()) {
      write(sync.batchSize());
    }
  }

  private void map(S row, Open page) {
    try {
      if (!sync.keeps(row)) {
        return;
      }
      waiting.add(new Row<>(row, sync.map(row), page));
      page.waiting++;
    } catch (RuntimeException e) {
      if (!Fault.ofTheRow(e)) {
        throw e;
      }
      refuse(row, page, Fault.words(e), e);
    }
    count(page, new Counts(1, 0, 0));
  }

  private void count(Open page, Counts more) {
    page.counts = page.counts.plus(more);
    ever = ever.plus(more);
  }

  /** Writes what is left. */
  void flush() {
    while (!waiting.isEmpty()) {
      write(Math.min(waiting.size(), sync.batchSize()));
    }
  }

  private void write(int size) {
    List<Row<S, T>> batch = waiting.stream().limit(size).toList();
    Map<Integer, String> reasons = new HashMap<>();
    for (Refused each : sync.write(batch.stream().map(Row::value).toList())) {
      if (each.index() < 0 || each.index() >= size) {
        throw new InvalidRequestException(
            "Sink.write", "refused rows of the batch", "a row outside it");
      }
      reasons.put(each.index(), each.reason());
    }
    for (int i = 0; i < size; i++) {
      Row<S, T> row = waiting.remove();
      row.page.waiting--;
      String reason = reasons.get(i);
      if (reason == null) {
        count(row.page, new Counts(0, 1, 0));
      } else {
        refuse(row.row, row.page, reason, null);
      }
    }
  }

  private void refuse(S row, Open page, String reason, @Nullable RuntimeException why) {
    refused++;
    cause = why;
    count(page, new Counts(0, 0, 1));
    Source<S> source = sync.source();
    var letter =
        new DeadLetter(
            sync.name(),
            sync.options().time().now(),
            page.after.window(),
            source.at(row),
            source.id(row),
            reason,
            json(row));
    letters.add(letter);
    sync.options().tell(listener -> listener.refused(letter));
  }

  /** Only what is known to be made of values: others may lead anywhere. */
  private static JsonValue json(@Nullable Object row) {
    try {
      return row instanceof Record
          ? JsonValue.parse(Json.standard().write(row))
          : JsonValue.of(row);
    } catch (RuntimeException e) {
      return JsonValue.MISSING;
    }
  }
}
