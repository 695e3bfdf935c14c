package dev.tertulia.bridge.sync;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.ForbiddenException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.RateLimitException;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.UnauthorizedException;
import java.io.UncheckedIOException;

/** Whose fault a failure is: a bad row is put aside, a bad day ends the run. */
final class Fault {
  private Fault() {}

  static boolean ofTheRow(RuntimeException e) {
    return (!(e instanceof SdkException) && !(e instanceof UncheckedIOException))
        || e instanceof InvalidRequestException
        || e instanceof DecodingException
        || (e instanceof ApiException
            && !(e instanceof UnauthorizedException
                || e instanceof ForbiddenException
                || e instanceof RateLimitException
                || e instanceof ServerException));
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
