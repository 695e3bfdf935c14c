package dev.tertulia.acumbamail;

import dev.tertulia.core.transport.Require;

/**
 * A text message. Longer than 160 characters (70 with an accent or an emoji) it travels, and is
 * paid for, in parts.
 *
 * @param sender what the telephone shows: at most 11 letters and digits
 * @param recipient the number in E.164 form, such as {@code +34600000000}
 * @param text what it says
 */
public record Sms(String sender, String recipient, String text) {

  /** Refuses what cannot be sent. */
  public Sms {
    AcumbamailRules.sender("Sms.sender", sender);
    Require.phone("Sms.recipient", recipient);
    Require.text("Sms.text", text);
  }

  /** A text to a number. */
  public static Sms of(String sender, String recipient, String text) {
    return new Sms(sender, recipient, text);
  }

  /** In the vendor's words. */
  Mailing.Text wire() {
    return new Mailing.Text(recipient, text, sender);
  }

  @Override
  public String toString() {
    return "Sms[" + text.length() + " characters]";
  }
}
