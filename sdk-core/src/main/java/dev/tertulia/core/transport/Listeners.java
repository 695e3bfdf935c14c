package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a client as one, which nothing they throw can pass. */
final class Listeners implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.http");

  private final List<CallListener> listeners;

  Listeners(List<CallListener> given) {
    var all = new ArrayList<>(given);
    all.add(new CallLog());
    listeners = List.copyOf(all);
  }

  @Override
  public void attempting(Attempting event) {
    tell(listener -> listener.attempting(event));
  }

  @Override
  public void limited(Limited event) {
    tell(listener -> listener.limited(event));
  }

  @Override
  public void attempted(Attempted event) {
    tell(listener -> listener.attempted(event));
  }

  @Override
  public void repeating(Repeating event) {
    tell(listener -> listener.repeating(event));
  }

  @Override
  public void finished(Finished event) {
    tell(listener -> listener.finished(event));
  }

  /** Tells someone who belongs to one call only. */
  <E> void tell(Consumer<E> someone, E news) {
    try {
      someone.accept(news);
    } catch (Throwable e) {
      // Someone else's mistake must not cost a permit, or turn a message that was sent into an
      // error.
      LOG.warn("a listener failed: {}", e.getClass().getName());
    }
  }

  private void tell(Consumer<CallListener> news) {
    for (CallListener listener : listeners) {
      tell(news, listener);
    }
  }
}
