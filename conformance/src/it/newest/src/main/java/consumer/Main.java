package consumer;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.AppEvent;
import dev.tertulia.conversations.webhook.ContactEvent;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.UnknownEvent;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A hundred virtual threads of one client, and a switch over the events. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Set<String> sent = aCrowdSends(100);
    check(sent.size() == 100, "100 messages were sent, " + sent.size() + " arrived");
    for (var each :
        List.of(
            List.of("{\"type\":\"InboundMessage\",\"body\":\"Hello\"}", "says Hello"),
            List.of("{\"type\":\"OutboundMessage\",\"body\":\"Hi\"}", "a message"),
            List.of("{\"type\":\"ContactCreate\",\"id\":\"c1\"}", "a contact"),
            List.of("{\"type\":\"INSTALL\",\"appId\":\"a1\"}", "an app"),
            List.of("{\"type\":\"TomorrowsEvent\"}", "unknown: TomorrowsEvent"),
            List.of("{\"type\":\"NoteCreate\"}", "something else"))) {
      String words = tell(event(each.get(0)));
      check(words.equals(each.get(1)), each.get(0) + " was told as " + words);
    }
    System.out.println(
        "newest: 100 virtual threads sent through one client, on " + Runtime.version());
  }

  private static Set<String> aCrowdSends(int people) throws Exception {
    Set<String> sent = ConcurrentHashMap.newKeySet();
    try (var sandbox = Sandbox.start();
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
                .location(sandbox.highLevel().location())
                .baseUrl(sandbox.highLevel().url())
                .build();
        var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      String ana = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
      var calls = new ArrayList<Future<?>>();
      for (int i = 0; i < people; i++) {
        String text = "Table " + i;
        calls.add(
            crowd.submit(() -> sent.add(client.messages().send(Sms.to(ana, text)).messageId())));
      }
      for (Future<?> call : calls) {
        call.get();
      }
      check(
          sandbox.received("send-a-new-message").size() == people,
          "some message was sent more than once");
    }
    return sent;
  }

  /** What a user of this JDK would write; new kinds of events go to the default branch. */
  private static String tell(WebhookEvent event) {
    return switch (event) {
      case InboundMessage message when message.body() != null -> "says " + message.body();
      case MessageEvent message -> "a message";
      case ContactEvent contact -> "a contact";
      case AppEvent app -> "an app";
      case UnknownEvent unknown -> "unknown: " + unknown.type().value();
      default -> "something else";
    };
  }

  private static WebhookEvent event(String json) {
    return WebhookEvent.readUnverified(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("newest: " + otherwise);
      System.exit(1);
    }
  }
}
