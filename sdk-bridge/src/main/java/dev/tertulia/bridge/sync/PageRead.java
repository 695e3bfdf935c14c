package dev.tertulia.bridge.sync;

import java.util.List;

/**
 * A page of a window.
 *
 * @param rows what is to be brought to the sink
 * @param after how far the window has been read with it
 * @param anew whether the window had to be begun again, so that what came before does not count
 */
record PageRead<S>(List<S> rows, Reading after, boolean anew) {
  PageRead {
    rows = List.copyOf(rows);
  }
}
