package dev.tertulia.bridge.sync;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param read rows that came
 * @param kept rows that were wanted
 * @param written rows the sink took
 * @param refused rows that could not be mapped or written: they are in the dead letters
 * @param windows the proof of each window read to its end
 * @param took how long it took
 */
public record Report(
    long read, long kept, long written, long refused, List<Proof> windows, Duration took) {

  /** Keeps a copy. */
  public Report {
    windows = List.copyOf(windows);
  }

  /** The windows in which something does not add up. */
  public List<Proof> suspects() {
    return windows.stream().filter(Proof::suspect).toList();
  }
}
