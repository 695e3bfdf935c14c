package dev.tertulia.catalog;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ChatMessage;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.CustomMessage;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.EmailForward;
import dev.tertulia.conversations.EmailReply;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.Schedule;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.WhatsApp;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
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
  private static final String CONTACT = "contact1";
  private static final String LINK = "https://example.com/a.pdf";
  private static final Schedule SCHEDULE =
      Schedule.at(Instant.parse("2026-12-01T09:00:00Z")).optimizedWithin(Duration.ofHours(24));

  private Variants() {}

  static Map<String, List<String>> of(Sources sources) {
    var stub = new Stub("{}");
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token("token1"))
            .location("location1")
            .httpClient(stub.client())
            .build()) {
      full(sources).forEach(client.messages()::send);
    }
    Map<String, Set<String>> seen = new TreeMap<>();
    for (Stub.Asked each : stub.asked()) {
      var names = new LinkedHashSet<>(JsonValue.parse(each.body()).asMap().keySet());
      names.remove("type");
      String type = JsonValue.parse(each.body()).at("type").asText();
      seen.computeIfAbsent(type, key -> new LinkedHashSet<>()).addAll(names);
    }
    Map<String, List<String>> variants = new LinkedHashMap<>();
    seen.forEach((type, names) -> variants.put(type, List.copyOf(names)));
    return variants;
  }

  private static List<OutgoingMessage> full(Sources sources) {
    var number = "+34600000001";
    var status = MessageStatus.DELIVERED;
    Email email =
        Email.to(CONTACT)
            .subject("s")
            .html("h")
            .text("t")
            .template("template1")
            .from("ana@example.com")
            .toAddress("ben@example.com")
            .cc("cc@example.com")
            .bcc("bcc@example.com")
            .attach(LINK)
            .schedule(SCHEDULE)
            .subtype("subtype1")
            .status(status);
    var all = new ArrayList<OutgoingMessage>();
    all.add(new Sms(CONTACT, "t", number, number, List.of(LINK), SCHEDULE, status));
    all.add(email.context(EmailReply.to("message1").inThread("thread1").everyone()));
    all.add(email.context(EmailForward.thread("message1").toEmail("ben@example.com")));
    all.add(new WhatsApp(CONTACT, "t", "template1", number, SCHEDULE, status));
    all.add(InternalComment.on(CONTACT, "t").mention("Ben", "user1").by("user2"));
    all.add(CustomMessage.through("provider1", CONTACT, "t").attach(LINK).schedule(SCHEDULE));
    Set<Channel> done = new LinkedHashSet<>(all.stream().map(OutgoingMessage::channel).toList());
    for (Field each : Channel.class.getFields()) {
      Channel channel = channel(each);
      String said = sources.doc(Channel.class.getName() + "." + each.getName());
      if (!done.contains(channel) && !said.contains("only for recording")) {
        all.add(chat(channel, status));
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

  private static OutgoingMessage chat(Channel channel, MessageStatus status) {
    return new ChatMessage(channel, CONTACT, "t", List.of(LINK), SCHEDULE, status);
  }
}
