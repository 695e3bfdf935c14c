package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Tells colleagues of mail that did not arrive, once for each bounce. Immutable.
 *
 * <pre>{@code
 * var runner = FlowRunner.of(journal).run(DeliveryFeedback.to(highLevel).flow());
 * var mail = AcumbamailWebhooks.into(inbox, secret).otherwise(runner);
 * }</pre>
 */
public final class DeliveryFeedback {
  private static final int MARK = 12;

  private final ConversationsClient client;
  private final boolean asNote;

  private DeliveryFeedback(ConversationsClient client, boolean asNote) {
    this.client = client;
    this.asNote = asNote;
  }

  /**
   * Comments in that location's conversations; the client needs a journal. A contact nobody has
   * talked to gets a conversation by that.
   */
  public static DeliveryFeedback to(ConversationsClient client) {
    return new DeliveryFeedback(client, false);
  }

  /**
   * The same, writing notes on contacts. Writing one is never repeated; if its answer is lost, it
   * is looked for by the mark it ends in, and written again only if it is not there a minute later.
   */
  public DeliveryFeedback asNotes() {
    return new DeliveryFeedback(client, true);
  }

  /** The flow, for bounces of campaigns and of transactional e-mail. */
  public Flow<MailEvent.Bounced, ?> flow() {
    var flow =
        Flow.named(FlowName.of("delivery-feedback", client, List.of()))
            .on(MailEvent.Bounced.class)
            .when("it names an address", event -> event.email() != null)
            .reading(
                "the contact",
                event -> client.contacts().findByEmail(String.valueOf(event.email())))
            .when("there is one", Optional::isPresent);
    var colleagues = new Colleagues(client);
    return asNote
        ? flow.once(
            "write a note",
            (contact, step) -> colleagues.note(id(contact), words(step) + mark(step)),
            (contact, step, begunAt) -> colleagues.noted(id(contact), mark(step), step, begunAt))
        : flow.step(
            "write a comment",
            (contact, step) -> colleagues.comment(id(contact), words(step), step));
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
            : "not this time; the next may arrive.");
  }

  private static String mark(Step<?> step) {
    return " #" + Journal.fingerprint(step.key()).substring(0, MARK);
  }

  private static String id(Optional<Contact> contact) {
    return String.valueOf(contact.orElseThrow().id());
  }
}
