package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.SdkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each call, at DEBUG. Bodies, addresses and tokens are never written. */
final class CallLog implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.http");

  @Override
  public void repeating(Repeating event) {
    LOG.debug(
        "{} attempt {} failed, again in {} ms: {}",
        event.operation(),
        event.attempt(),
        event.pause().toMillis(),
        event.reason().getMessage());
  }

  @Override
  public void finished(Finished event) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    ResponseInfo answer = event.answer();
    SdkException failure = event.failure();
    String end =
        answer != null
            ? answer.status() + " trace " + answer.traceId()
            : failure == null
                ? "ended"
                : failure.getClass().getSimpleName() + " " + failure.outcome();
    LOG.debug(
        "{} {} after {} attempts, {} ms",
        event.operation(),
        end,
        event.attempts(),
        event.took().toMillis());
  }
}
