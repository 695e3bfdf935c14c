package dev.tertulia.testing.highlevel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three spellings of a message's type: the channel of a request, the text and the number of an
 * answer.
 */
final class MessageTypes {
  /** In the order of their numbers, from 1; those between the recorded ones are inferred. */
  private static final List<String> NUMBERED =
      List.of(
          ("TYPE_CALL TYPE_SMS TYPE_EMAIL TYPE_SMS_REVIEW_REQUEST TYPE_WEBCHAT"
                  + " TYPE_SMS_NO_SHOW_REQUEST TYPE_CAMPAIGN_SMS TYPE_CAMPAIGN_CALL"
                  + " TYPE_CAMPAIGN_EMAIL TYPE_CAMPAIGN_VOICEMAIL TYPE_FACEBOOK TYPE_CAMPAIGN_FACEBOOK"
                  + " TYPE_CAMPAIGN_MANUAL_CALL TYPE_CAMPAIGN_MANUAL_SMS TYPE_GMB TYPE_CAMPAIGN_GMB"
                  + " TYPE_REVIEW TYPE_INSTAGRAM TYPE_WHATSAPP TYPE_CUSTOM_SMS TYPE_CUSTOM_EMAIL"
                  + " TYPE_CUSTOM_PROVIDER_SMS TYPE_CUSTOM_PROVIDER_EMAIL TYPE_IVR_CALL"
                  + " TYPE_ACTIVITY_CONTACT TYPE_ACTIVITY_INVOICE TYPE_ACTIVITY_PAYMENT"
                  + " TYPE_ACTIVITY_OPPORTUNITY TYPE_LIVE_CHAT TYPE_LIVE_CHAT_INFO_MESSAGE"
                  + " TYPE_ACTIVITY_APPOINTMENT TYPE_FACEBOOK_COMMENT TYPE_INSTAGRAM_COMMENT"
                  + " TYPE_CUSTOM_CALL TYPE_INTERNAL_COMMENT TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG"
                  + " TYPE_TIKTOK TYPE_TIKTOK_COMMENT TYPE_ACTIVITY_WHATSAPP TYPE_FORM_SUBMISSION"
                  + " TYPE_SMS_REACTION TYPE_RCS")
              .split(" "));

  private static final Map<String, String> BY_CHANNEL =
      Map.ofEntries(
          Map.entry("SMS", "TYPE_SMS"),
          Map.entry("RCS", "TYPE_RCS"),
          Map.entry("Email", "TYPE_EMAIL"),
          Map.entry("WhatsApp", "TYPE_WHATSAPP"),
          Map.entry("IG", "TYPE_INSTAGRAM"),
          Map.entry("FB", "TYPE_FACEBOOK"),
          Map.entry("GMB", "TYPE_GMB"),
          Map.entry("Custom", "TYPE_CUSTOM_PROVIDER_SMS"),
          Map.entry("WebChat", "TYPE_WEBCHAT"),
          Map.entry("Live_Chat", "TYPE_LIVE_CHAT"),
          Map.entry("ALL_IN_ONE_CHAT", "TYPE_LIVE_CHAT"),
          Map.entry("TIKTOK", "TYPE_TIKTOK"),
          Map.entry("InternalComment", "TYPE_INTERNAL_COMMENT"),
          Map.entry("Call", "TYPE_CUSTOM_CALL"),
          Map.entry("IVR_Call", "TYPE_IVR_CALL"),
          Map.entry("Campaign_Call", "TYPE_CAMPAIGN_CALL"),
          Map.entry("Campaign_VoiceMail", "TYPE_CAMPAIGN_VOICEMAIL"),
          Map.entry("FORM_SUBMISSION", "TYPE_FORM_SUBMISSION"),
          Map.entry("Review", "TYPE_REVIEW"));

  private MessageTypes() {}

  static String of(String channel) {
    String type = BY_CHANNEL.get(channel);
    if (type != null) {
      return type;
    }
    if (NUMBERED.contains(channel)) {
      return channel;
    }
    throw new IllegalArgumentException(
        "expected a channel such as SMS or Email, or a type such as TYPE_SMS, found " + channel);
  }

  /** 100 is what was recorded for a type outside the list. */
  static int number(String type) {
    if (type.equals("TYPE_VOICEMAIL")) {
      return 10; // documented, though the list of words has that of a campaign in its place
    }
    int index = NUMBERED.indexOf(type);
    return index < 0 ? 100 : index + 1;
  }

  static boolean isEmail(String type) {
    return type.contains("_EMAIL"); // VOICEMAIL ends in it, too
  }

  /** Whether a message of that type belongs to a channel of the export. */
  static boolean exported(String type, @Nullable String channel) {
    if (type.equals("TYPE_SMS_REVIEW_REQUEST")) {
      return false;
    }
    if (channel == null) {
      return !isEmail(type);
    }
    return switch (channel) {
      case "Call" -> type.contains("CALL") || type.contains("VOICEMAIL");
      case "SMS" -> type.contains("SMS");
      case "Email" -> isEmail(type);
      case "WhatsApp" -> type.equals("TYPE_WHATSAPP");
      case "Instagram" -> type.contains("INSTAGRAM");
      default -> type.contains("FACEBOOK");
    };
  }
}
