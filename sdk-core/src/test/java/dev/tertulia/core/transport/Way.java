package dev.tertulia.core.transport;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to make a call. Tests run through both, so that they cannot drift apart. */
enum Way {
  BLOCKING {
    @Override
    <T> T run(ApiCall<T> call, CallScope scope) {
      return call.execute(scope);
    }
  },
  ASYNC {
    @Override
    <T> T run(ApiCall<T> call, CallScope scope) {
      try {
        return call.executeAsync(scope).get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw (RuntimeException) e.getCause();
      } catch (InterruptedException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }
  };

  abstract <T> T run(ApiCall<T> call, CallScope scope);
}
