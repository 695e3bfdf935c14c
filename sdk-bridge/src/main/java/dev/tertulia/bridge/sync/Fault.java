package dev.tertulia.bridge.sync;

import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.SdkException;

/** Whose fault a failure is: a bad row is put aside, a bad day ends the run. */
final class Fault {
  private Fault() {}

  static boolean ofTheRow(RuntimeException e) {
    return !(e instanceof SdkException)
        || e instanceof InvalidRequestException
        || e instanceof BadRequestException
        || e instanceof NotFoundException
        || e instanceof DecodingException;
  }

  /** Whether it can mean that a service no longer knows a cursor, or never did. */
  static boolean ofTheCursor(RuntimeException e) {
    return e instanceof InvalidRequestException
        || e instanceof BadRequestException
        || e instanceof NotFoundException
        || e instanceof PagingException;
  }

  static String words(RuntimeException e) {
    String words = e.getMessage();
    return e.getClass().getSimpleName() + (words == null ? "" : ": " + words);
  }
}
