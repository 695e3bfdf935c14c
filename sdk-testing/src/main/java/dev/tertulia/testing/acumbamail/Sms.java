package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** One text message. */
record Sms(
    long id,
    String recipient,
    String body,
    String sender,
    long parts,
    long sent,
    @Nullable Long campaign) {
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_TWICE = "^{}\\[~]|€\f";

  /** How many parts a text takes, and so how many credits. */
  static long parts(String body) {
    boolean plain = body.chars().allMatch(each -> GSM.indexOf(each) >= 0 || isTwice(each));
    long length = body.length() + (plain ? body.chars().filter(Sms::isTwice).count() : 0);
    int one = plain ? 160 : 70;
    int many = plain ? 153 : 67;
    return length <= one ? 1 : (length + many - 1) / many;
  }

  private static boolean isTwice(int character) {
    return GSM_TWICE.indexOf(character) >= 0;
  }

  JsonValue.Obj told() {
    return JsonValue.object(
        "id", id,
        "recipient", recipient,
        "body", body,
        "sender", sender,
        "credits", parts,
        "date", Times.dashes(sent),
        "status", "Delivered");
  }
}
