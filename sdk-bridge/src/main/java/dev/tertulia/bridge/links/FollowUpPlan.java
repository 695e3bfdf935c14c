package dev.tertulia.bridge.links;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * {@link FollowUps} of which it is not said yet what they follow, nor what they say.
 *
 * @param name names their flows and what they remember
 * @param client sends and cancels
 * @param journal remembers, for each contact, what was scheduled
 */
public record FollowUpPlan(String name, ConversationsClient client, Journal journal) {

  /** They follow an {@link InboundMessage} or {@link OutboundMessage} that you choose. */
  public <E extends MessageEvent> After<E> after(Class<E> trigger, Predicate<? super E> chosen) {
    return new After<>(this, trigger, chosen);
  }

  /**
   * Follow-ups of which it is not said yet what they say.
   *
   * @param plan their name and means
   * @param trigger what they follow
   * @param chosen whether that message is followed up
   */
  public record After<E extends MessageEvent>(
      FollowUpPlan plan, Class<E> trigger, Predicate<? super E> chosen) {

    /**
     * They say this, so long after the message.
     *
     * @param words a message scheduled for the moment it is given; made of the message alone,
     *     without clock or chance
     */
    public FollowUps<E> in(
        Duration delay, BiFunction<? super E, Instant, ? extends OutgoingMessage> words) {
      return new FollowUps<>(this, delay, words);
    }
  }
}
