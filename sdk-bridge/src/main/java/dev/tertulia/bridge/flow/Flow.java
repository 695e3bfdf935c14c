package dev.tertulia.bridge.flow;

import dev.tertulia.core.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do when something happens. A description: it can be printed, and does nothing before a
 * {@link FlowRunner} runs it. Immutable; each method answers a longer copy.
 *
 * <pre>{@code
 * var thanks = Flow.named("thanks").on(InboundMessage.class)
 *     .when("it is an SMS", message -> message.message().is(MessageType.SMS))
 *     .reading("the contact", message -> client.contacts().get(message.contactId()))
 *     .when("the contact wants to hear from us", contact -> !Boolean.TRUE.equals(contact.dnd()))
 *     .step("reply", (contact, step) ->
 *         client.messages().sendOnce(step.key(), Sms.to(contact.id(), "Thank you!")));
 * }</pre>
 *
 * <p>Names are what the journal knows steps by: a flow or step that is renamed is another one.
 *
 * @param <E> the event it begins with
 * @param <S> what it is about at its end: the event, or what was read last
 */
public final class Flow<E, S> {
  private static final int LONGEST_NAME = 60;

  private final String name;
  private final String place;
  private final Class<E> trigger;
  private final List<Part> parts;

  private Flow(String name, String place, Class<E> trigger, List<Part> parts) {
    this.name = name;
    this.place = place;
    this.trigger = trigger;
    this.parts = parts;
  }

  /**
   * Begins one.
   *
   * @throws InvalidRequestException if the name is blank, or longer than 60 characters
   */
  public static Named named(String name) {
    return new Named(name, "");
  }

  /**
   * A flow that has a name and no event yet.
   *
   * @param name the flow's name
   * @param place where it works; empty for everywhere
   */
  public record Named(String name, String place) {

    /** Refuses a name that is blank, or longer than 60 characters. */
    public Named {
      var unused = Flow.named("Flow.named", name);
    }

    /**
     * The same for one place among many, such as the id of a location. Flows of one name in several
     * places may share a journal, by a runner for each: what one has done or begun is nothing to
     * the others, though they hear of the same events.
     */
    public Named in(String where) {
      return new Named(name, where);
    }

    /** Begins with an event of that type; for a family of types, with each of them. */
    public <E> Flow<E, E> on(Class<E> trigger) {
      return new Flow<>(name, place, trigger, List.of());
    }
  }

  /**
   * Goes on only if that is so. Once a step after it has begun, it is not asked again: what was
   * decided stays decided.
   *
   * @param words what is asked, to be printed
   */
  public Flow<E, S> when(String words, Predicate<? super S> condition) {
    return with(new Part.Condition(words, subject -> condition.test(cast(subject))));
  }

  /**
   * Gets what later steps need; they are about that.
   *
   * @param words what is got, to be printed
   */
  public <T> Flow<E, T> reading(String words, Reading<? super S, ? extends T> reading) {
    return with(new Part.Read(words, subject -> reading.read(cast(subject))));
  }

  /**
   * Chooses one of several ways, once: the way is written into the journal, and later attempts go
   * the same, whatever has changed meanwhile.
   *
   * @param name names the choice within the flow
   * @param chooser answers the name of a way, at most 60 characters; null ends the flow
   */
  public Flow<E, Choice<S>> choosing(String name, Function<? super S, @Nullable String> chooser) {
    return with(
        new Part.Choose(
            unique("Flow.choosing", name),
            subject -> {
              String way = chooser.apply(cast(subject));
              return way == null ? null : named("Flow.choosing " + name, way);
            }));
  }

  /**
   * Does something that may be begun again: because it comes to the same ({@code addTags}), or
   * because it looks after that itself ({@code sendOnce} with {@link Step#key}). If it fails, the
   * event is handled again later, and steps that are done are passed over.
   *
   * @param name names the step within the flow
   */
  public Flow<E, S> step(String name, Action<? super E, ? super S> action) {
    return with(new Part.Do(unique("Flow.step", name), false, untyped(action), null));
  }

  /**
   * Does something that must not happen twice and that nobody can look up. If it is not known
   * whether it happened, because its answer was lost or the program died, it is not begun again:
   * the event is parked for a person to decide, see {@link FlowRunner#inDoubt}.
   *
   * <p>Make the action the one call that must not happen twice. If that call, one that is declared
   * {@link dev.tertulia.core.Safety#ONCE}, says in its {@link dev.tertulia.core.SdkException} that
   * it was not sent or was refused, the step is begun again later; if it says that it was accepted,
   * the step is done. Whatever else the action fails with (a reading, input that is refused, any
   * other exception) says nothing of that call, and leaves the step in doubt: so what is read
   * belongs into {@link #reading}, what follows into a step of its own. Two such calls in one step
   * cannot be told apart: if the second is refused, the first is made again with it.
   *
   * @param name names the step within the flow
   */
  public Flow<E, S> once(String name, Action<? super E, ? super S> action) {
    return with(new Part.Do(unique("Flow.once", name), true, untyped(action), null));
  }

  /**
   * The same for something that can be looked up: if it is not known whether it happened, the
   * resolver is asked, and only what it does not know either is left to a person.
   *
   * @param name names the step within the flow
   */
  public Flow<E, S> once(
      String name, Action<? super E, ? super S> action, Resolver<? super E, ? super S> resolver) {
    @SuppressWarnings("unchecked") // E and S are what the flow's own methods led here.
    Resolver<Object, Object> looking =
        (subject, step, begunAt) ->
            ((Resolver<Object, Object>) (Resolver<?, ?>) resolver).resolve(subject, step, begunAt);
    return with(new Part.Do(unique("Flow.once", name), true, untyped(action), looking));
  }

  @SuppressWarnings("unchecked") // As above.
  private static Action<Object, Object> untyped(Action<?, ?> action) {
    return (Action<Object, Object>) action;
  }

  @SuppressWarnings("unchecked") // As above.
  private S cast(Object subject) {
    return (S) subject;
  }

  private <T> Flow<E, T> with(Part part) {
    var longer = new ArrayList<>(parts);
    longer.add(part);
    return new Flow<>(name, place, trigger, List.copyOf(longer));
  }

  private String unique(String where, String step) {
    named(where, step);
    if (parts.stream().anyMatch(each -> each.journaled() && each.words().equals(step))) {
      throw new InvalidRequestException(where, "a name of its own within the flow", step);
    }
    return step;
  }

  private static String named(String where, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("/")) {
      throw new InvalidRequestException(
          where, "a name of at most " + LONGEST_NAME + " characters, without a slash", name);
    }
    return name;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The type of event it begins with. */
  public Class<E> trigger() {
    return trigger;
  }

  String place() {
    return place;
  }

  List<Part> parts() {
    return parts;
  }

  /** The whole flow, a line for each part. */
  @Override
  public String toString() {
    return name
        + ": on "
        + trigger.getSimpleName()
        + parts.stream().map(each -> "\n  " + each.line()).collect(Collectors.joining());
  }
}
