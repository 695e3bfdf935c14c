package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text message.
 *
 * <pre>{@code
 * Sms.to(contactId, "See you at 8.")
 *     .from("+34600000000")
 *     .sendAt(LocalDateTime.of(2026, 12, 1, 9, 0), ZoneId.of("Europe/Madrid"))
 * }</pre>
 *
 * @param contactId whom it is for
 * @param text what it says; may be null if something is attached
 * @param from the location's number to send from, in E.164 form; null for its usual one
 * @param to the contact's number to send to, in E.164 form; null for its main one
 * @param attachments http or https links of pictures and files
 * @param schedule when it leaves; null for now
 * @param status what to record as its status; null leaves it to the vendor
 */
public record Sms(
    String contactId,
    @Nullable String text,
    @Nullable String from,
    @Nullable String to,
    List<String> attachments,
    @Nullable Schedule schedule,
    @Nullable MessageStatus status)
    implements OutgoingMessage {

  /** Refuses what cannot be sent. */
  public Sms {
    HighLevelRules.id("Sms.contactId", contactId);
    if (from != null) {
      Require.phone("Sms.from", from);
    }
    if (to != null) {
      Require.phone("Sms.to", to);
    }
    attachments = HighLevelRules.urls("Sms.attachments", attachments);
    if ((text == null || text.isBlank()) && attachments.isEmpty()) {
      throw new InvalidRequestException("Sms.text", "a text or an attachment", "neither");
    }
  }

  /** A text to a contact. */
  public static Sms to(String contactId, String text) {
    return new Sms(contactId, Require.text("Sms.text", text), null, null, List.of(), null, null);
  }

  /** Pictures or files to a contact, without a text. */
  public static Sms attachments(String contactId, List<String> urls) {
    return new Sms(contactId, null, null, null, urls, null, null);
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  /** The same from one of the location's numbers, in E.164 form. */
  public Sms from(String number) {
    return new Sms(contactId, text, number, to, attachments, schedule, status);
  }

  /** The same to one of the contact's numbers, in E.164 form. */
  public Sms to(String number) {
    return new Sms(contactId, text, from, number, attachments, schedule, status);
  }

  /** The same with one more attachment: an http or https link. */
  public Sms attach(String url) {
    return new Sms(contactId, text, from, to, Copies.plus(attachments, url), schedule, status);
  }

  /** The same at that moment. */
  public Sms sendAt(Instant moment) {
    return schedule(Schedule.at(moment));
  }

  /** The same when clocks there show that time; see {@link Schedule#at(LocalDateTime, ZoneId)}. */
  public Sms sendAt(LocalDateTime time, ZoneId zone) {
    return schedule(Schedule.at(time, zone));
  }

  /** The same, scheduled. */
  public Sms schedule(Schedule when) {
    return new Sms(contactId, text, from, to, attachments, when, status);
  }

  /** The same with a status to record; a document asks for one, the service does not. */
  public Sms status(MessageStatus recorded) {
    return new Sms(contactId, text, from, to, attachments, schedule, recorded);
  }

  @Override
  public String toString() {
    return "Sms[contactId=" + contactId + "]";
  }
}
