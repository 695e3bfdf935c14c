package dev.tertulia.bridge.flow;

/**
 * What a step does. Called on the thread that handles the event.
 *
 * @param <E> the event
 * @param <S> what the flow is about at this step: the event, or what was read for it
 */
@FunctionalInterface
public interface Action<E, S> {

  /**
   * Does it. {@link Step#key} is the key for whatever must happen once, such as a message:
   *
   * <pre>{@code
   * (message, step) -> client.messages().sendOnce(step.key(), Sms.to(message.contactId(), "Got it"))
   * }</pre>
   *
   * @throws Exception if it could not be done; what follows from that is told at {@link Flow#step}
   *     and {@link Flow#once}
   */
  void run(S subject, Step<E> step) throws Exception;
}
