package dev.tertulia.bridge.flow;

import dev.tertulia.core.Journal;
import org.jspecify.annotations.Nullable;

/**
 * How often a person said that a step did not happen. It stands in the notes of the step's entries
 * until it is done, and in its key: whoever remembers the old key would still be in doubt.
 */
record Again(int times) {
  static final Again NEVER = new Again(0);
  private static final String MARK = "again/";

  static Again of(Journal.@Nullable Entry entry) {
    if (entry == null || entry.state() == Journal.State.DONE) {
      return NEVER;
    }
    String note = entry.note();
    return note != null && note.startsWith(MARK)
        ? new Again(Integer.parseInt(note.substring(MARK.length())))
        : NEVER;
  }

  Again next() {
    return new Again(times + 1);
  }

  String key(String first) {
    return times == 0 ? first : first + "/" + MARK + times;
  }

  Journal.Entry kept(Journal.Entry entry) {
    return times == 0
        ? entry
        : new Journal.Entry(
            entry.state(), entry.fingerprint(), entry.begunAt(), entry.until(), MARK + times);
  }
}
