package dev.tertulia.core;

import java.time.Duration;

/**
 * Who asks for a permit, and how patiently.
 *
 * @param lane who goes first
 * @param caller within a lane callers take turns, however much each of them asks for; empty for
 *     nobody in particular
 * @param within the longest acceptable wait
 * @param again whether the service has just refused this request for its rate: then it goes before
 *     its whole lane
 */
public record Turn(Lane lane, String caller, Duration within, boolean again) {

  /** For nobody in particular. */
  public static Turn of(Lane lane, Duration within) {
    return new Turn(lane, "", within, false);
  }

  /** The same for a caller that takes turns with others. */
  public Turn caller(String name) {
    return new Turn(lane, name, within, again);
  }
}
