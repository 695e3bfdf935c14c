package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.Contacts;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something messages are about, and the tags that come and go with it.
 *
 * <pre>{@code
 * Topic.words("catering", "catering", "group menu", "boda").adds("catering").removes("cold")
 * }</pre>
 *
 * @param name at most 60 characters, without a slash; it is what the journal knows it by
 * @param test whether a message is about it; asked once for a message
 * @param adds tags the contact gets; it keeps its others
 * @param removes tags the contact loses, if it has them
 */
public record Topic(
    String name, Predicate<? super InboundMessage> test, List<String> adds, List<String> removes) {

  /** Refuses a name no journal can keep, and a tag that would come and go. */
  public Topic {
    var unused = Flow.named(name);
    adds = List.copyOf(adds);
    removes = List.copyOf(removes);
    if (!Collections.disjoint(lower(adds), lower(removes))) {
      throw new InvalidRequestException(
          "Topic " + name, "tags that are added or removed", "one that is both");
    }
  }

  private static List<String> lower(List<String> tags) {
    return tags.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * About it are messages with any of these words or phrases, whole, in whatever letter case and
   * with or without accents; an e-mail's subject counts.
   */
  public static Topic words(String name, String... words) {
    List<String> sought = List.of(words);
    if (sought.isEmpty() || sought.stream().map(Words::plain).anyMatch(String::isBlank)) {
      throw new InvalidRequestException("Topic " + name, "words", "none, or one without letters");
    }
    return when(name, message -> Words.areIn(text(message), sought.stream()));
  }

  /**
   * About it are messages in whose subject or text that is found. The text is a stranger's: one for
   * which the pattern takes too long, ten million looks at its letters, ends in an {@link
   * InvalidRequestException}, which parks the message.
   */
  public static Topic matching(String name, Pattern pattern) {
    return when(name, message -> BoundedText.has("Topic " + name, pattern, text(message)));
  }

  /** About it are the messages you say. */
  public static Topic when(String name, Predicate<? super InboundMessage> test) {
    return new Topic(name, test, List.of(), List.of());
  }

  /** The same with more tags to add. */
  public Topic adds(String... tags) {
    return new Topic(name, test, plus(adds, tags), removes);
  }

  /** The same with more tags to remove. */
  public Topic removes(String... tags) {
    return new Topic(name, test, adds, plus(removes, tags));
  }

  private static List<String> plus(List<String> some, String... more) {
    var all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /** Adds and removes: never replaces, which would take away what others gave. */
  void tag(Contacts contacts, String contactId) {
    if (!adds.isEmpty()) {
      contacts.addTags(contactId, adds.toArray(String[]::new));
    }
    if (!removes.isEmpty()) {
      contacts.removeTags(contactId, removes.toArray(String[]::new));
    }
  }

  private static String text(InboundMessage message) {
    String subject = message.subject();
    return subject == null ? Words.of(message) : subject + "\n" + Words.of(message);
  }

  @Override
  public String toString() {
    return "Topic[" + name + ", adds=" + adds + ", removes=" + removes + "]";
  }
}
