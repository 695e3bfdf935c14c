package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names the flows of links that are given no name. What they are for stands in it, so that those of
 * two locations, or of other lists, can share a runner and a journal.
 */
final class FlowName {
  private static final int LONGEST = 60;
  private static final int MARK = 32;

  private FlowName() {}

  static String of(String link, ConversationsClient client, List<ListId> lists) {
    String name =
        link
            + " "
            + client.location()
            + lists.stream()
                .map(ListId::value)
                .sorted()
                .map(each -> " " + each)
                .collect(Collectors.joining());
    return name.length() <= LONGEST
        ? name
        : link + " #" + Journal.fingerprint(name).substring(0, MARK);
  }
}
