package dev.tertulia.bridge.flow;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.webhook.Delivery;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step that is being done, for one event. Belongs to the thread that does it.
 *
 * @param <E> the event
 */
public final class Step<E> {
  private static final int LONGEST_NOTE = 200;

  private final String flow;
  private final String name;
  private final String key;
  private final E event;
  private final Delivery delivery;
  private final Instant now;
  private final Map<String, String> notes;
  private @Nullable String note;

  Step(
      String flow,
      String name,
      String key,
      E event,
      Delivery delivery,
      Instant now,
      Map<String, String> notes) {
    this.flow = flow;
    this.name = name;
    this.key = key;
    this.event = event;
    this.delivery = delivery;
    this.now = now;
    this.notes = notes;
  }

  /** The flow's name. */
  public String flow() {
    return flow;
  }

  /** The step's name. */
  public String name() {
    return name;
  }

  /**
   * Names this step of this flow for this event: the same at every attempt and after every restart,
   * until a person decides that it did not happen ({@link FlowRunner#decide}); at most 200
   * characters. It does not tell who the event is about.
   */
  public String key() {
    return key;
  }

  /** What happened. */
  public E event() {
    return event;
  }

  /** How the event came. */
  public Delivery delivery() {
    return delivery;
  }

  /** The time, on the runner's clock. */
  public Instant now() {
    return now;
  }

  /**
   * Leaves word of what was done, such as the id of what was made: it is told to the {@link
   * FlowListener} and stays in the journal, so keep what is personal out of it.
   *
   * @throws InvalidRequestException if it is longer than 200 characters
   */
  public void note(String words) {
    if (words.length() > LONGEST_NOTE) {
      throw new InvalidRequestException(
          "Step.note", "at most " + LONGEST_NOTE + " characters", words.length() + " characters");
    }
    note = words;
  }

  /**
   * What an earlier step of this flow left word of for this event, now or at an earlier attempt;
   * null if it left none.
   */
  public @Nullable String noteOf(String step) {
    return notes.get(step);
  }

  @Nullable String note() {
    return note;
  }

  @Override
  public String toString() {
    return flow + "/" + name;
  }
}
