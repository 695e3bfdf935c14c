package dev.tertulia.catalog;

import dev.tertulia.conformance.EveryMessage;
import dev.tertulia.conformance.Tap;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a message over each channel consists of: seen by sending one with everything it can have.
 */
final class Variants {
  private Variants() {}

  static Map<String, List<String>> of(Sources sources) {
    Tap tap = Tap.answering(request -> "{}");
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token("token1"))
            .location("location1")
            .httpClient(tap.client())
            .build()) {
      all(sources).forEach(client.messages()::send);
    }
    Map<String, Set<String>> seen = new TreeMap<>();
    for (Tap.Asked each : tap.asked()) {
      JsonValue body = JsonValue.parse(each.body());
      var names = new LinkedHashSet<>(body.asMap().keySet());
      names.remove("type");
      seen.computeIfAbsent(body.at("type").asText(), key -> new LinkedHashSet<>()).addAll(names);
    }
    Map<String, List<String>> variants = new LinkedHashMap<>();
    seen.forEach((type, names) -> variants.put(type, List.copyOf(names)));
    return variants;
  }

  private static List<OutgoingMessage> all(Sources sources) {
    var all = new ArrayList<>(EveryMessage.full());
    Set<Channel> done = new LinkedHashSet<>(all.stream().map(OutgoingMessage::channel).toList());
    for (Field each : Channel.class.getFields()) {
      Channel channel = channel(each);
      String said = sources.doc(Channel.class.getName() + "." + each.getName());
      if (!done.contains(channel) && !said.contains("only for recording")) {
        all.add(EveryMessage.chat(channel));
      }
    }
    return all;
  }

  private static Channel channel(Field constant) {
    try {
      return (Channel) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
