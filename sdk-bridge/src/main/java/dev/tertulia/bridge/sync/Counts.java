package dev.tertulia.bridge.sync;

/**
 * What became of rows.
 *
 * @param kept how many were wanted
 * @param written how many of these the sink took
 * @param refused how many of these could not be mapped or written
 */
record Counts(long kept, long written, long refused) {
  static final Counts NONE = new Counts(0, 0, 0);

  Counts plus(Counts more) {
    return new Counts(kept + more.kept, written + more.written, refused + more.refused);
  }
}
