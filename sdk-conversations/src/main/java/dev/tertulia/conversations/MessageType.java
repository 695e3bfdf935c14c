package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What kind of message it is. The vendor has three spellings: a number ({@code 2}), a word ({@code
 * SMS}, {@code VoiceMail}) and a longer word ({@code TYPE_SMS}). {@link #value()} keeps what came;
 * compare with {@link #is}, which knows all three.
 *
 * <pre>{@code
 * if (message.kind().is(MessageType.SMS)) { … }
 * }</pre>
 *
 * @param value as it came
 */
public record MessageType(String value) implements OpenValue {
  /** A call. */
  public static final MessageType CALL = new MessageType("TYPE_CALL");

  /** A text message. */
  public static final MessageType SMS = new MessageType("TYPE_SMS");

  /** A rich text message. */
  public static final MessageType RCS = new MessageType("TYPE_RCS");

  /** An e-mail. */
  public static final MessageType EMAIL = new MessageType("TYPE_EMAIL");

  /** A request for a review. */
  public static final MessageType SMS_REVIEW_REQUEST = new MessageType("TYPE_SMS_REVIEW_REQUEST");

  /** From the chat widget, answered by text message. */
  public static final MessageType WEBCHAT = new MessageType("TYPE_WEBCHAT");

  /** After a missed appointment. */
  public static final MessageType SMS_NO_SHOW_REQUEST = new MessageType("TYPE_SMS_NO_SHOW_REQUEST");

  /** A campaign's text message. */
  public static final MessageType CAMPAIGN_SMS = new MessageType("TYPE_CAMPAIGN_SMS");

  /** A campaign's call. */
  public static final MessageType CAMPAIGN_CALL = new MessageType("TYPE_CAMPAIGN_CALL");

  /** A campaign's e-mail. */
  public static final MessageType CAMPAIGN_EMAIL = new MessageType("TYPE_CAMPAIGN_EMAIL");

  /** A campaign's voice mail. */
  public static final MessageType CAMPAIGN_VOICEMAIL = new MessageType("TYPE_CAMPAIGN_VOICEMAIL");

  /** Facebook Messenger. */
  public static final MessageType FACEBOOK = new MessageType("TYPE_FACEBOOK");

  /** A campaign's Facebook message. */
  public static final MessageType CAMPAIGN_FACEBOOK = new MessageType("TYPE_CAMPAIGN_FACEBOOK");

  /** A call a campaign asked a person to make. */
  public static final MessageType CAMPAIGN_MANUAL_CALL =
      new MessageType("TYPE_CAMPAIGN_MANUAL_CALL");

  /** A text a campaign asked a person to send. */
  public static final MessageType CAMPAIGN_MANUAL_SMS = new MessageType("TYPE_CAMPAIGN_MANUAL_SMS");

  /** Google Business. */
  public static final MessageType GMB = new MessageType("TYPE_GMB");

  /** A campaign's Google Business message. */
  public static final MessageType CAMPAIGN_GMB = new MessageType("TYPE_CAMPAIGN_GMB");

  /** A review. */
  public static final MessageType REVIEW = new MessageType("TYPE_REVIEW");

  /** Instagram. */
  public static final MessageType INSTAGRAM = new MessageType("TYPE_INSTAGRAM");

  /** WhatsApp. */
  public static final MessageType WHATSAPP = new MessageType("TYPE_WHATSAPP");

  /** Text by an additional provider. */
  public static final MessageType CUSTOM_SMS = new MessageType("TYPE_CUSTOM_SMS");

  /** E-mail by an additional provider. */
  public static final MessageType CUSTOM_EMAIL = new MessageType("TYPE_CUSTOM_EMAIL");

  /** Text by a custom default provider. */
  public static final MessageType CUSTOM_PROVIDER_SMS = new MessageType("TYPE_CUSTOM_PROVIDER_SMS");

  /** E-mail by a custom default provider. */
  public static final MessageType CUSTOM_PROVIDER_EMAIL =
      new MessageType("TYPE_CUSTOM_PROVIDER_EMAIL");

  /** A call answered by a menu. */
  public static final MessageType IVR_CALL = new MessageType("TYPE_IVR_CALL");

  /** Something happened to the contact. */
  public static final MessageType ACTIVITY_CONTACT = new MessageType("TYPE_ACTIVITY_CONTACT");

  /** Something happened to an invoice. */
  public static final MessageType ACTIVITY_INVOICE = new MessageType("TYPE_ACTIVITY_INVOICE");

  /** A payment. */
  public static final MessageType ACTIVITY_PAYMENT = new MessageType("TYPE_ACTIVITY_PAYMENT");

  /** Something happened to an opportunity. */
  public static final MessageType ACTIVITY_OPPORTUNITY =
      new MessageType("TYPE_ACTIVITY_OPPORTUNITY");

  /** Live chat. */
  public static final MessageType LIVE_CHAT = new MessageType("TYPE_LIVE_CHAT");

  /** A notice within a live chat. */
  public static final MessageType LIVE_CHAT_INFO_MESSAGE =
      new MessageType("TYPE_LIVE_CHAT_INFO_MESSAGE");

  /** Something happened to an appointment. */
  public static final MessageType ACTIVITY_APPOINTMENT =
      new MessageType("TYPE_ACTIVITY_APPOINTMENT");

  /** A comment on Facebook. */
  public static final MessageType FACEBOOK_COMMENT = new MessageType("TYPE_FACEBOOK_COMMENT");

  /** A comment on Instagram. */
  public static final MessageType INSTAGRAM_COMMENT = new MessageType("TYPE_INSTAGRAM_COMMENT");

  /** A call logged by a provider. */
  public static final MessageType CUSTOM_CALL = new MessageType("TYPE_CUSTOM_CALL");

  /** A note among colleagues. */
  public static final MessageType INTERNAL_COMMENT = new MessageType("TYPE_INTERNAL_COMMENT");

  /** What a colleague did. */
  public static final MessageType ACTIVITY_EMPLOYEE_ACTION_LOG =
      new MessageType("TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG");

  /** TikTok. */
  public static final MessageType TIKTOK = new MessageType("TYPE_TIKTOK");

  /** A comment on TikTok. */
  public static final MessageType TIKTOK_COMMENT = new MessageType("TYPE_TIKTOK_COMMENT");

  /** A notice about WhatsApp. */
  public static final MessageType ACTIVITY_WHATSAPP = new MessageType("TYPE_ACTIVITY_WHATSAPP");

  /** A form was filled in. */
  public static final MessageType FORM_SUBMISSION = new MessageType("TYPE_FORM_SUBMISSION");

  /** A reaction to a text message. */
  public static final MessageType SMS_REACTION = new MessageType("TYPE_SMS_REACTION");

  /** A voice mail; seen in events, in no list of the vendor's. */
  public static final MessageType VOICEMAIL = new MessageType("TYPE_VOICEMAIL");

  /** A missed appointment; seen, in no list of the vendor's. */
  public static final MessageType NO_SHOW = new MessageType("TYPE_NO_SHOW");

  private static final Set<String> KNOWN =
      Stream.of(
              CALL,
              SMS,
              RCS,
              EMAIL,
              SMS_REVIEW_REQUEST,
              WEBCHAT,
              SMS_NO_SHOW_REQUEST,
              CAMPAIGN_SMS,
              CAMPAIGN_CALL,
              CAMPAIGN_EMAIL,
              CAMPAIGN_VOICEMAIL,
              FACEBOOK,
              CAMPAIGN_FACEBOOK,
              CAMPAIGN_MANUAL_CALL,
              CAMPAIGN_MANUAL_SMS,
              GMB,
              CAMPAIGN_GMB,
              REVIEW,
              INSTAGRAM,
              WHATSAPP,
              CUSTOM_SMS,
              CUSTOM_EMAIL,
              CUSTOM_PROVIDER_SMS,
              CUSTOM_PROVIDER_EMAIL,
              IVR_CALL,
              ACTIVITY_CONTACT,
              ACTIVITY_INVOICE,
              ACTIVITY_PAYMENT,
              ACTIVITY_OPPORTUNITY,
              LIVE_CHAT,
              LIVE_CHAT_INFO_MESSAGE,
              ACTIVITY_APPOINTMENT,
              FACEBOOK_COMMENT,
              INSTAGRAM_COMMENT,
              CUSTOM_CALL,
              INTERNAL_COMMENT,
              ACTIVITY_EMPLOYEE_ACTION_LOG,
              TIKTOK,
              TIKTOK_COMMENT,
              ACTIVITY_WHATSAPP,
              FORM_SUBMISSION,
              SMS_REACTION,
              VOICEMAIL,
              NO_SHOW)
          .map(MessageType::value)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Only numbers that a document or a recorded answer gives a meaning to; the others in use are
   * guesses.
   */
  private static final Map<String, MessageType> NUMBERS =
      Map.of(
          "1", CALL,
          "2", SMS,
          "3", EMAIL,
          "10", VOICEMAIL,
          "31", ACTIVITY_APPOINTMENT,
          "34", CUSTOM_CALL,
          "100", NO_SHOW);

  private static final Map<String, MessageType> SHORT_WORDS =
      Map.of(
          "IG", INSTAGRAM,
          "FB", FACEBOOK,
          "INTERNALCOMMENT", INTERNAL_COMMENT,
          "INTERNAL_COMMENTS", INTERNAL_COMMENT,
          "TYPE_INTERNAL_COMMENTS", INTERNAL_COMMENT);

  /**
   * The same in the spelling of the constants; itself where it is a word or number nobody has
   * documented.
   */
  public MessageType normalized() {
    MessageType byNumber = NUMBERS.get(value);
    if (byNumber != null) {
      return byNumber;
    }
    String word = value.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    MessageType byWord = SHORT_WORDS.get(word);
    if (byWord != null) {
      return byWord;
    }
    String longWord = word.startsWith("TYPE_") ? word : "TYPE_" + word;
    return KNOWN.contains(longWord) ? new MessageType(longWord) : this;
  }

  /** Whether both mean the same, however spelled. */
  public boolean is(MessageType other) {
    return normalized().equals(other.normalized());
  }

  /** A call of any kind: these have no attachments, but may have a recording. */
  public boolean isCall() {
    return is(CALL) || is(VOICEMAIL) || is(CUSTOM_CALL) || is(IVR_CALL) || is(CAMPAIGN_CALL);
  }

  /** An e-mail of any kind: these carry no text in lists, see {@link Message#emailMessageIds()}. */
  public boolean isEmail() {
    return is(EMAIL) || is(CAMPAIGN_EMAIL) || is(CUSTOM_EMAIL) || is(CUSTOM_PROVIDER_EMAIL);
  }

  @Override
  public String toString() {
    return value;
  }
}
