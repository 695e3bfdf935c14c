package dev.tertulia.core.catalog;

import dev.tertulia.core.json.JsonValue;
import java.util.List;

/**
 * Something a service tells of.
 *
 * @param id the event's name, as the service spells it
 * @param service whose it is
 * @param group what it is about, such as {@code ContactEvent}
 * @param summary what happened, in a sentence
 * @param sources how it is learnt: {@code webhook}, {@code polling} or both
 * @param event the name of the class it arrives as, which handlers are given for
 * @param output the type of what it tells, as of a {@link Field}
 * @param javadoc where it is described, and how it is received, relative to the module's Javadoc
 */
public record Trigger(
    String id,
    String service,
    String group,
    String summary,
    List<String> sources,
    String event,
    String output,
    List<String> javadoc) {

  /** Keeps copies. */
  public Trigger {
    sources = List.copyOf(sources);
    javadoc = List.copyOf(javadoc);
  }

  static Trigger of(String service, JsonValue json) {
    return new Trigger(
        Words.word(json, "id"),
        service,
        Words.word(json, "group"),
        Words.word(json, "summary"),
        Words.list(json, "sources"),
        Words.word(json, "event"),
        Words.word(json, "output"),
        Words.list(json, "javadoc"));
  }
}
