package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp message: a text within the platform's window, or a template outside it. It has no
 * attachments, because the service stores them and does not deliver them.
 *
 * @param contactId whom it is for
 * @param text what it says; null for a template
 * @param templateId an approved template; null for a text
 * @param from the location's number to send from, in E.164 form; null for its usual one
 * @param schedule when it leaves; null for now
 * @param status what to record as its status; null leaves it to the vendor
 */
public record WhatsApp(
    String contactId,
    @Nullable String text,
    @Nullable String templateId,
    @Nullable String from,
    @Nullable Schedule schedule,
    @Nullable MessageStatus status)
    implements OutgoingMessage {

  /** Refuses what cannot be sent. */
  public WhatsApp {
    HighLevelRules.id("WhatsApp.contactId", contactId);
    if (from != null) {
      Require.phone("WhatsApp.from", from);
    }
    if ((text == null || text.isBlank()) && (templateId == null || templateId.isBlank())) {
      throw new InvalidRequestException("WhatsApp.text", "a text or a template", "neither");
    }
  }

  /** A text to a contact. */
  public static WhatsApp to(String contactId, String text) {
    return new WhatsApp(contactId, Require.text("WhatsApp.text", text), null, null, null, null);
  }

  /** A template to a contact. */
  public static WhatsApp template(String contactId, String templateId) {
    return new WhatsApp(
        contactId, null, Require.text("WhatsApp.templateId", templateId), null, null, null);
  }

  @Override
  public Channel channel() {
    return Channel.WHATSAPP;
  }

  /** The same from one of the location's numbers, in E.164 form. */
  public WhatsApp from(String number) {
    return new WhatsApp(contactId, text, templateId, number, schedule, status);
  }

  /** The same at that moment. */
  public WhatsApp sendAt(Instant moment) {
    return schedule(Schedule.at(moment));
  }

  /** The same when clocks there show that time; see {@link Schedule#at(LocalDateTime, ZoneId)}. */
  public WhatsApp sendAt(LocalDateTime time, ZoneId zone) {
    return schedule(Schedule.at(time, zone));
  }

  /** The same, scheduled. */
  public WhatsApp schedule(Schedule when) {
    return new WhatsApp(contactId, text, templateId, from, when, status);
  }

  /** The same with a status to record. */
  public WhatsApp status(MessageStatus recorded) {
    return new WhatsApp(contactId, text, templateId, from, schedule, recorded);
  }

  @Override
  public String toString() {
    return "WhatsApp[contactId=" + contactId + "]";
  }
}
