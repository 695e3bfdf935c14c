package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be recognised of a message when it is read back: its words, without mark-up and spacing,
 * which services change.
 *
 * @param words null if it has none: a template, attachments alone
 * @param subject null if it has none
 */
record Fingerprint(@Nullable String words, @Nullable String subject) {
  private static final Pattern FILLED_IN = Pattern.compile("\\{\\{|https?:|www\\.");

  private static final Map<Channel, MessageType> KINDS =
      Map.of(
          Channel.WHATSAPP, MessageType.WHATSAPP,
          Channel.INSTAGRAM, MessageType.INSTAGRAM,
          Channel.FACEBOOK, MessageType.FACEBOOK,
          Channel.TIKTOK, MessageType.TIKTOK,
          Channel.LIVE_CHAT, MessageType.LIVE_CHAT,
          Channel.INTERNAL_COMMENT, MessageType.INTERNAL_COMMENT);

  /** How alike two messages are, the most alike first. */
  enum Match {
    SAME,
    PERHAPS,
    OTHER
  }

  static Fingerprint of(JsonValue body) {
    String html = body.at("html").asText();
    return new Fingerprint(
        bare(html == null ? body.at("message").asText() : html), bare(body.at("subject").asText()));
  }

  /** Compares with what was read back. */
  Match compare(@Nullable String said, @Nullable String theirSubject) {
    String theirs = bare(said);
    if (words == null || theirs == null) {
      return Match.PERHAPS;
    }
    String heading = bare(theirSubject);
    boolean sameHeading = subject != null && subject.equals(heading);
    if (subject != null && heading != null && !sameHeading) {
      return FILLED_IN.matcher(subject).find() ? Match.PERHAPS : Match.OTHER;
    }
    if (words.equals(theirs)) {
      return Match.SAME;
    }
    // Services append opt-out words, signatures and pixels, fill in fields, shorten links, and
    // write
    // HTML anew. Whoever is told OTHER may send it again, so in doubt it is not.
    boolean rewritten = sameHeading || theirs.startsWith(words) || FILLED_IN.matcher(words).find();
    return rewritten ? Match.PERHAPS : Match.OTHER;
  }

  /**
   * Whether something sent over that channel may be listed as that kind; true where nobody knows.
   */
  static boolean mayBe(Channel channel, @Nullable MessageType kind) {
    if (kind == null || !kind.value().startsWith("TYPE_")) {
      return true;
    }
    // A phone that takes no RCS gets an SMS instead.
    if (channel.equals(Channel.SMS) || channel.equals(Channel.RCS)) {
      return kind.is(MessageType.SMS)
          || kind.is(MessageType.RCS)
          || kind.is(MessageType.CUSTOM_SMS)
          || kind.is(MessageType.CUSTOM_PROVIDER_SMS);
    }
    if (channel.equals(Channel.EMAIL)) {
      return kind.isEmail();
    }
    MessageType usual = KINDS.get(channel);
    return usual == null ? !kind.value().startsWith("TYPE_ACTIVITY") : kind.is(usual);
  }

  private static @Nullable String bare(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String bare =
        text.replaceAll("<[^>]*>", " ")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .replaceAll("[\\s\\p{Cntrl}\\u00a0]+", " ")
            .strip()
            .toLowerCase(Locale.ROOT);
    return bare.isEmpty() ? null : bare;
  }

  @Override
  public String toString() {
    return "Fingerprint";
  }
}
