package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail. It needs a subject, unless it answers or forwards one or uses a template, and
 * something to say; both are checked when it is sent.
 *
 * <pre>{@code
 * Email.to(contactId)
 *     .subject("Your invoice")
 *     .html("<p>Thank you. The invoice is attached.</p>")
 *     .attach("https://files.example.com/invoice-42.pdf")
 * }</pre>
 *
 * @param contactId whom it is for
 * @param content subject and text
 * @param envelope sender and recipients, where they are not the usual ones
 * @param context the e-mail it answers or forwards; null for a new one
 * @param attachments http or https links
 * @param schedule when it leaves; null for now
 * @param subtypeId the kind of e-mail a contact can unsubscribe from; null for none
 * @param status what to record as its status; null leaves it to the vendor
 */
public record Email(
    String contactId,
    EmailContent content,
    Envelope envelope,
    @Nullable EmailContext context,
    List<String> attachments,
    @Nullable Schedule schedule,
    @Nullable String subtypeId,
    @Nullable MessageStatus status)
    implements OutgoingMessage {

  /** Refuses what cannot be sent. */
  public Email {
    HighLevelRules.id("Email.contactId", contactId);
    attachments = HighLevelRules.urls("Email.attachments", attachments);
    HighLevelRules.given("Email.subtypeId", subtypeId);
  }

  /** An e-mail to a contact's main address, still empty. */
  public static Email to(String contactId) {
    return new Email(
        contactId, EmailContent.EMPTY, Envelope.USUAL, null, List.of(), null, null, null);
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  /** The same with a subject. */
  public Email subject(String value) {
    return with(content.subject(value));
  }

  /** The same with a text in HTML. */
  public Email html(String value) {
    return with(content.html(value));
  }

  /** The same with a plain text. */
  public Email text(String value) {
    return with(content.text(value));
  }

  /** The same made from one of the location's templates. */
  public Email template(String templateId) {
    return with(content.template(templateId));
  }

  /** The same from an address. */
  public Email from(String address) {
    return with(envelope.from(address));
  }

  /** The same to another address; it must be one of the contact's. */
  public Email toAddress(String address) {
    return with(envelope.to(address));
  }

  /** The same with copies to these addresses. */
  public Email cc(String... addresses) {
    return with(envelope.cc(List.of(addresses)));
  }

  /** The same with hidden copies to these addresses. */
  public Email bcc(String... addresses) {
    return with(envelope.bcc(List.of(addresses)));
  }

  /** The same as an answer to, or a forwarding of, another e-mail. */
  public Email context(EmailContext other) {
    return new Email(contactId, content, envelope, other, attachments, schedule, subtypeId, status);
  }

  /** The same with one more attachment: an http or https link. */
  public Email attach(String url) {
    var links = Copies.plus(attachments, url);
    return new Email(contactId, content, envelope, context, links, schedule, subtypeId, status);
  }

  /** The same at that moment. */
  public Email sendAt(Instant moment) {
    return schedule(Schedule.at(moment));
  }

  /** The same when clocks there show that time; see {@link Schedule#at(LocalDateTime, ZoneId)}. */
  public Email sendAt(LocalDateTime time, ZoneId zone) {
    return schedule(Schedule.at(time, zone));
  }

  /** The same, scheduled. */
  public Email schedule(Schedule when) {
    return new Email(contactId, content, envelope, context, attachments, when, subtypeId, status);
  }

  /** The same as one of the kinds a contact can unsubscribe from. */
  public Email subtype(String id) {
    return new Email(contactId, content, envelope, context, attachments, schedule, id, status);
  }

  /** The same with a status to record. */
  public Email status(MessageStatus recorded) {
    return new Email(
        contactId, content, envelope, context, attachments, schedule, subtypeId, recorded);
  }

  private Email with(EmailContent other) {
    return new Email(contactId, other, envelope, context, attachments, schedule, subtypeId, status);
  }

  private Email with(Envelope other) {
    return new Email(contactId, content, other, context, attachments, schedule, subtypeId, status);
  }

  /** What a copy in the making cannot promise yet. */
  void requireComplete() {
    boolean template = content.templateId() != null;
    if (content.subject() == null && context == null && !template) {
      throw new InvalidRequestException(
          "Email.subject", "a subject, or an e-mail to answer", "neither");
    }
    boolean says = content.html() != null || content.text() != null || !attachments.isEmpty();
    if (!says && !template && !(context instanceof EmailForward)) {
      throw new InvalidRequestException(
          "Email.html", "a text, a template or an attachment", "none of them");
    }
  }

  @Override
  public String toString() {
    return "Email[contactId=" + contactId + "]";
  }
}
