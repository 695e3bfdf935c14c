package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a listener was told, a line for each event. */
final class Events implements CallListener {
  private final List<String> told = new CopyOnWriteArrayList<>();

  List<String> told() {
    return told;
  }

  @Override
  public void attempting(Attempting event) {
    told.add("attempting " + event.operation() + " " + event.attempt());
  }

  @Override
  public void limited(Limited event) {
    told.add("limited " + event.attempt() + " for " + event.pause().toSeconds());
  }

  @Override
  public void attempted(Attempted event) {
    String end = event.failure() == null ? "" : " " + event.failure().getClass().getSimpleName();
    told.add("attempted " + event.attempt() + " " + event.status() + end);
  }

  @Override
  public void repeating(Repeating event) {
    told.add("repeating " + event.attempt() + " " + event.reason().getClass().getSimpleName());
  }

  @Override
  public void finished(Finished event) {
    String end =
        event.failure() == null
            ? "" + event.answer().status()
            : event.failure().getClass().getSimpleName();
    told.add("finished " + event.attempts() + " " + end);
  }
}
