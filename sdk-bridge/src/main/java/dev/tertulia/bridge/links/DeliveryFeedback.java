package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Mail that did not arrive is written down in a note about the contact, once for each bounce.
 * Immutable.
 *
 * <pre>{@code
 * var runner = FlowRunner.of(journal).run(DeliveryFeedback.to(highLevel).flow());
 * var mail = AcumbamailWebhooks.into(inbox, secret).otherwise(runner);
 * }</pre>
 */
public final class DeliveryFeedback {
  private static final int MARK = 12;

  private final ConversationsClient client;

  private DeliveryFeedback(ConversationsClient client) {
    this.client = client;
  }

  /** Notes in that location. */
  public static DeliveryFeedback to(ConversationsClient client) {
    return new DeliveryFeedback(client);
  }

  /**
   * The flow, for bounces of campaigns and of transactional e-mail. Writing a note is never
   * repeated; if its answer is lost, it is looked for by the mark it ends in, and written again
   * only if it is not there.
   */
  public Flow<MailEvent.Bounced, ?> flow() {
    return Flow.named("delivery-feedback")
        .on(MailEvent.Bounced.class)
        .when("it names an address", event -> event.email() != null)
        .reading(
            "the contact", event -> client.contacts().findByEmail(String.valueOf(event.email())))
        .when("there is one", Optional::isPresent)
        .once(
            "note",
            (contact, step) -> client.contacts().notes(id(contact)).add(words(step)),
            (contact, step, begunAt) -> resolve(id(contact), step));
  }

  private Outcome resolve(String contact, Step<MailEvent.Bounced> step) {
    return client.contacts().notes(contact).all().stream()
            .anyMatch(each -> each.body() != null && each.body().contains(mark(step)))
        ? Outcome.ACCEPTED
        : Outcome.NOT_SENT;
  }

  private static String words(Step<MailEvent.Bounced> step) {
    MailEvent.Bounced bounce = step.event();
    Instant at = bounce.timestamp() == null ? step.delivery().receivedAt() : bounce.timestamp();
    return "E-mail to this contact did not arrive"
        + (bounce.campaignId() == null ? "" : ", campaign " + bounce.campaignId().value())
        + ", "
        + at.truncatedTo(ChronoUnit.SECONDS)
        + ": "
        + (bounce.hard()
            ? "the address does not exist, and gets no more mail."
            : "not this time; the next may arrive.")
        + mark(step);
  }

  private static String mark(Step<?> step) {
    return " #" + Journal.fingerprint(step.key()).substring(0, MARK);
  }

  private static String id(Optional<Contact> contact) {
    return String.valueOf(contact.orElseThrow().id());
  }
}
