package dev.tertulia.bridge.links;

import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.webhook.InboundMessage;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What messages say, whichever way they came. */
final class Words {
  /** Not past the next bracket: a stranger's million of them would be looked through each time. */
  private static final Pattern HTML = Pattern.compile("<[^<>]*>");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Words() {}

  /** Its text, an e-mail's without HTML; empty for a call. */
  static String of(InboundMessage message) {
    String plain = message.plainText();
    if (plain != null) {
      return plain;
    }
    String body = message.body() == null ? "" : message.body();
    MessageType kind = message.message().kind();
    return kind != null && kind.isEmail() ? HTML.matcher(body).replaceAll(" ") : body;
  }

  /** Whether any of these words or phrases is in it, whole, in whatever case and accents. */
  static boolean areIn(String text, Stream<String> words) {
    String plain = plain(text);
    return words.map(Words::plain).anyMatch(word -> !word.isBlank() && plain.contains(word));
  }

  /** With a space around each word, and nothing else. */
  static String plain(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return " " + NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }
}
