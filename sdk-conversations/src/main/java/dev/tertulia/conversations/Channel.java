package dev.tertulia.conversations;

import dev.tertulia.core.json.OpenValue;

/**
 * Through what a message travels, as the send and record operations spell it. A channel the vendor
 * adds tomorrow is {@code new Channel("…")}.
 *
 * @param value the word as it came
 */
public record Channel(String value) implements OpenValue {
  /** Text message. */
  public static final Channel SMS = new Channel("SMS");

  /** Rich text message. */
  public static final Channel RCS = new Channel("RCS");

  /** E-mail. */
  public static final Channel EMAIL = new Channel("Email");

  /** WhatsApp. */
  public static final Channel WHATSAPP = new Channel("WhatsApp");

  /** Instagram. */
  public static final Channel INSTAGRAM = new Channel("IG");

  /** Facebook Messenger. */
  public static final Channel FACEBOOK = new Channel("FB");

  /** TikTok. */
  public static final Channel TIKTOK = new Channel("TIKTOK");

  /** The chat widget, with an agent. */
  public static final Channel LIVE_CHAT = new Channel("Live_Chat");

  /** The chat widget, by text message; only for recording. */
  public static final Channel WEB_CHAT = new Channel("WebChat");

  /** Google Business messages; only for recording. */
  public static final Channel GOOGLE_BUSINESS = new Channel("GMB");

  /** A telephone call; only for recording. */
  public static final Channel CALL = new Channel("Call");

  /** An additional conversation provider. */
  public static final Channel CUSTOM = new Channel("Custom");

  /** A note among colleagues, never seen by the contact. */
  public static final Channel INTERNAL_COMMENT = new Channel("InternalComment");

  @Override
  public String toString() {
    return value;
  }
}
