package dev.tertulia.acumbamail.webhook;

import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.json.OpenValue;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What kind of event it is, as the vendor spells it; open, because only two of the words have been
 * seen in events. The vendor has up to three spellings for one thing: compare by {@link #is}.
 *
 * @param value the word as it came
 */
public record MailEventType(String value) implements OpenValue {

  /** The vendor's word in events for that. */
  public static MailEventType of(WebhookTopic topic) {
    return new MailEventType(topic.event());
  }

  /** What it means, in whichever spelling; null for a word nobody foresaw. */
  public @Nullable WebhookTopic topic() {
    String word = value.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(WebhookTopic.values())
        .filter(each -> word.equals(each.event()) || word.equals(each.flag()))
        .findFirst()
        .orElse(null);
  }

  /** Whether it means that, in whichever spelling. */
  public boolean is(WebhookTopic topic) {
    return topic == topic();
  }

  /** As a log may say it: what is no word may be anything, an address too. */
  String word() {
    return value.matches("[\\w.-]{1,100}") ? value : "";
  }

  /** The word; empty where it is none, because that may be anything. */
  @Override
  public String toString() {
    return word();
  }
}
