package dev.tertulia.bridge.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A sink that writes by id and version, and can fail in the middle of a batch. */
final class Replica implements Sink<Row> {
  final Map<String, Row> rows = new HashMap<>();
  final List<Integer> batches = new ArrayList<>();
  long written;
  Predicate<Row> refuses = row -> false;
  Fuse fuse = Fuse.none();

  @Override
  public List<Refused> write(List<Row> batch) {
    fuse.point();
    batches.add(batch.size());
    var refused = new ArrayList<Refused>();
    for (int i = 0; i < batch.size(); i++) {
      Row row = batch.get(i);
      if (refuses.test(row)) {
        refused.add(new Refused(i, "no room for it"));
      } else {
        rows.merge(row.id(), row, (old, now) -> now.version() >= old.version() ? now : old);
        written++;
      }
      fuse.point();
    }
    return refused;
  }
}
