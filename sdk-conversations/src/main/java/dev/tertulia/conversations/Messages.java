package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Paged;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends, reads and records messages. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * SentMessage sent = client.messages().send(Sms.to(contactId, "Your table is ready."));
 * }</pre>
 */
public final class Messages {
  private final MessagesApi api;
  private final CallScope scope;
  private final RecipientGuard guard;
  private final MessageSearch lost;
  private final SendOnce once;

  Messages(
      MessagesApi api,
      CallScope scope,
      RecipientGuard guard,
      Function<String, Optional<Conversation>> conversationOf,
      Timekeeper time,
      @Nullable Journal journal) {
    this.api = api;
    this.scope = scope;
    this.guard = guard;
    lost = new MessageSearch(conversationOf, this::in, this::email, time);
    once = new SendOnce(journal, scope, lost, time, (body, s) -> api.send(body).execute(s));
  }

  /**
   * Sends a message now, or at the time it carries ({@code send-a-new-message}).
   *
   * <p>A message is never sent twice by itself: it is repeated only when the service refused it for
   * its rate or it provably never left. When an answer is lost the exception's {@code outcome()} is
   * UNKNOWN, and {@link #resolve} looks for the message.
   *
   * @throws InvalidRequestException if it cannot be sent, or the client may not write to this
   *     contact
   */
  public SentMessage send(OutgoingMessage message) {
    JsonValue body = SendBody.of(message);
    guard.check(body);
    return api.send(body).execute(scope);
  }

  /**
   * Sends a message under a key of yours, once, whatever dies in between. The first call with a key
   * sends; later ones, also of other threads, clients and programs on the same journal, answer its
   * ids. If the first one's end is not known, its message is looked for, and sent again only if it
   * is certain not to be there. A call meanwhile waits, within its deadline.
   *
   * <p>If it was refused or never left, the key is free again. Otherwise every failure's {@code
   * outcome()} is that of the message, not of the looking; the guide {@code docs/send-once.md} says
   * what to do. The journal gets fingerprints, times and ids: nothing of the text, nobody's name.
   *
   * @param key up to 200 characters, for this message in this location alone, such as {@code
   *     "reminder-4711"}
   * @throws InvalidRequestException if the client has no journal, or the key is another message's
   * @throws dev.tertulia.core.NotAdmittedException if it is too early to tell, and until when
   * @throws java.io.UncheckedIOException if the journal fails before sending; this call sent
   *     nothing
   */
  public SentMessage sendOnce(String key, OutgoingMessage message) {
    JsonValue body = SendBody.of(message);
    guard.check(body);
    return once.send(key, message, body);
  }

  /**
   * Looks for a message whose sending ended UNKNOWN: in the contact's conversation, among what went
   * out since then, by kind and text.
   *
   * <p>It only reads. Call it some thirty seconds later; before that, "not there" proves nothing.
   *
   * @param message what was sent
   * @param sentAt when sending began, by the clock of this machine
   */
  public Resolution resolve(OutgoingMessage message, Instant sentAt) {
    return lost.find(message, sentAt, sentAt);
  }

  /** All messages of a conversation, newest first; see {@link #in(String, MessageQuery)}. */
  public Paged<Message> in(String conversationId) {
    return in(conversationId, MessageQuery.all());
  }

  /**
   * Messages of a conversation, newest first, fetched as they are read ({@code get-messages};
   * repeated after passing failures). What arrives while they are read does not disturb the pages.
   *
   * <p>E-mails come without text: see {@link #email}.
   *
   * @throws dev.tertulia.core.PagingException while reading, if the service loses the place
   */
  public Paged<Message> in(String conversationId, MessageQuery query) {
    HighLevelRules.id("conversationId", conversationId);
    String types = query.types().isEmpty() ? null : filter(query.types());
    return new MessageWalk(
            after -> api.in(conversationId, query.pageSize(), types, after).execute(scope))
        .paged();
  }

  /** This filter alone spells one kind in the plural. */
  private static String filter(List<MessageType> types) {
    return types.stream()
        .map(MessageType::normalized)
        .map(type -> type.value() + (type.equals(MessageType.INTERNAL_COMMENT) ? "S" : ""))
        .collect(Collectors.joining(","));
  }

  /**
   * One message ({@code get-message}; repeated after passing failures).
   *
   * @throws dev.tertulia.core.NotFoundException if there is none, or no longer: sent again, it has
   *     a new id
   */
  public Message get(String messageId) {
    return api.get(HighLevelRules.id("messageId", messageId)).execute(scope);
  }

  /**
   * One e-mail with its text ({@code get-email-by-id}; repeated after passing failures).
   *
   * @param emailMessageId from {@link Message#emailMessageIds()} or {@link
   *     SentMessage#emailMessageId()}; not a message's id
   */
  public EmailMessage email(String emailMessageId) {
    return api.email(HighLevelRules.id("emailMessageId", emailMessageId)).execute(scope);
  }

  /**
   * Messages of the whole location, fetched as they are read ({@code export-messages-by-location};
   * repeated after passing failures). Without a channel the service leaves e-mails out: see {@link
   * #exportEverything}.
   *
   * <p>The service forgets its place two minutes after a page. An export that is oldest first then
   * finds the place again by itself, also from a stored cursor; the other orders end in a {@link
   * dev.tertulia.core.PagingException}.
   */
  public Paged<Message> export(ExportQuery query) {
    return walk(List.of(query));
  }

  /**
   * Everything the service exports: first all but e-mail, then e-mail. Like {@link #export}, in two
   * walks that one cursor covers.
   *
   * @throws InvalidRequestException if the query names a channel
   */
  public Paged<Message> exportEverything(ExportQuery query) {
    if (query.channel() != null) {
      throw new InvalidRequestException(
          "ExportQuery.channel", "none, for everything", query.channel().value());
    }
    return walk(List.of(query, query.channel(Channel.EMAIL)));
  }

  private Paged<Message> walk(List<ExportQuery> parts) {
    return new ExportWalk(
            parts, parameters -> api.export(scope.resource(), parameters).execute(scope))
        .paged();
  }

  /** Cancels a message that waits for its time; see {@link #cancel(ScheduledMessage)}. */
  public void cancel(SentMessage sent) {
    cancel(ScheduledMessage.of(sent));
  }

  /**
   * Cancels a message that waits for its time ({@code cancel-scheduled-message} or {@code
   * cancel-scheduled-email-message}; repeated after passing failures).
   *
   * @throws dev.tertulia.core.NotFoundException if nothing waits under that id: it has left, or was
   *     cancelled before, maybe by an attempt of this call whose answer was lost
   */
  public void cancel(ScheduledMessage scheduled) {
    if (scheduled.email()) {
      api.cancelEmail(scheduled.id()).execute(scope).requireDone("cancel-scheduled-email-message");
    } else {
      api.cancel(scheduled.id()).execute(scope).requireDone("cancel-scheduled-message");
    }
  }

  /**
   * Puts a message that reached you elsewhere into the contact's conversation ({@code
   * add-an-inbound-message}). Never repeated. Nothing is sent to anyone.
   *
   * @throws ApiException if the service answers yes with an empty answer: then it stored nothing
   */
  public RecordedMessage recordInbound(InboundMessage message) {
    return stored(() -> api.recordInbound(WireMessages.InboundBody.of(message)).execute(scope));
  }

  /**
   * Puts a call you made elsewhere into a conversation ({@code add-an-outbound-message}). Never
   * repeated. Nobody is called.
   *
   * @throws ApiException if the service answers yes with an empty answer: then it stored nothing
   */
  public RecordedMessage recordCall(CallLog call) {
    return stored(() -> api.recordCall(WireMessages.CallBody.of(call)).execute(scope));
  }

  /** An empty success was seen where the provider's id was missing, and nothing was stored. */
  static <T> T stored(Supplier<T> call) {
    try {
      return call.get();
    } catch (DecodingException e) {
      if (e.body().length > 0 || !e.path().isEmpty() || e.getCause() != null) {
        throw e;
      }
      var report =
          new CallReport(e.operation(), e.attempts(), Outcome.REFUSED, e.traceId(), e.safety());
      String words = "an empty answer: nothing was stored; is the conversation provider right?";
      throw ApiException.of(report, new ApiFailure(200, words, "", null, null));
    }
  }

  /**
   * Answers a review ({@code send-review-reply}). Never repeated. The vendor has taken it back.
   *
   * @param conversationId a conversation that holds a review
   */
  @Alpha
  public SentMessage replyToReview(String conversationId, String text) {
    HighLevelRules.id("conversationId", conversationId);
    guard.check("replyToReview", conversationId);
    Require.text("replyToReview.text", text);
    var body = new WireMessages.ReviewReplyBody(conversationId, scope.resource(), text);
    return api.replyToReview(body).execute(scope);
  }

  /**
   * Tells what became of a message your conversation provider carried ({@code
   * update-message-status}; repeated after passing failures). Only for the app that owns the
   * provider.
   *
   * <p>For some seconds after the delivery webhook the service refuses with 403, so that is
   * repeated too; to bridge ten seconds ask for more attempts: {@code
   * client.with(Resilience.standard().attempts(8))}.
   */
  public void updateStatus(String messageId, StatusUpdate update) {
    HighLevelRules.id("messageId", messageId);
    api.updateStatus(messageId, WireMessages.StatusBody.of(update)).execute(scope);
  }

  /**
   * Tells what became of an e-mail your own provider carried ({@code update-email-message-status},
   * which exists in v3 only). Never repeated, because counts add up.
   */
  public void updateEmailStatus(String emailMessageId, EmailStatusUpdate update) {
    HighLevelRules.id("emailMessageId", emailMessageId);
    api.updateEmailStatus(emailMessageId, WireMessages.EmailStatusBody.of(update)).execute(scope);
  }

  /**
   * Gives a recorded call these attachments <em>instead of</em> the ones it has ({@code
   * add-message-attachments}; repeated after passing failures). Only calls that were recorded have
   * them.
   *
   * @param urls at most five http or https links
   */
  public void replaceAttachments(String messageId, List<String> urls) {
    HighLevelRules.id("messageId", messageId);
    Require.between("replaceAttachments.urls", urls.size(), 1, 5);
    var body =
        new WireMessages.AttachmentsBody(HighLevelRules.urls("replaceAttachments.urls", urls));
    api.replaceAttachments(messageId, body).execute(scope);
  }
}
