package dev.tertulia.examples.quotarace;

import dev.tertulia.core.Lane;
import java.io.IOException;

/** A way to get requests through a quota. */
interface Contender extends AutoCloseable {

  /** What the table calls it. */
  String name();

  /** Makes one request, however often it has to be tried. */
  void request(Lane lane) throws IOException, InterruptedException;

  @Override
  void close();
}
