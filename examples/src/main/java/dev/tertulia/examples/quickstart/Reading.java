package dev.tertulia.examples.quickstart;

import dev.tertulia.conversations.Checkup;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Message;
import dev.tertulia.core.Quota;
import dev.tertulia.examples.Screen;
import java.util.List;

/** The part that changes nothing: it runs against the real service too. */
final class Reading {
  private final ConversationsClient client;
  private final Screen screen;

  Reading(ConversationsClient client, Screen screen) {
    this.client = client;
    this.screen = screen;
  }

  boolean check() {
    screen.step("Can this client work?");
    Checkup checkup = client.check("search-conversation", "get-messages", "send-a-new-message");
    checkup
        .findings()
        .forEach(
            found -> screen.say("%-9s %-8s %s", found.subject(), found.state(), found.words()));
    return checkup.ok();
  }

  List<Conversation> search() {
    screen.step("Who is waiting for an answer?   conversations().search(all().unread())");
    List<Conversation> unread =
        client.conversations().search(ConversationQuery.all().unread()).stream().limit(5).toList();
    for (Conversation each : unread) {
      screen.say(
          "%-14s %s unread: “%s”", each.fullName(), each.unreadCount(), each.lastMessageBody());
    }
    if (unread.isEmpty()) {
      screen.say("nobody");
    }
    return unread;
  }

  List<Message> thread(String conversationId) {
    screen.step("What has been said so far?   messages().in(conversation)");
    List<Message> thread = client.messages().in(conversationId).stream().limit(10).toList();
    for (int i = thread.size() - 1; i >= 0; i--) {
      Message each = thread.get(i);
      String arrow = String.valueOf(each.direction()).contains("inbound") ? "←" : "→";
      Integer seconds = each.callDurationSeconds();
      String words = each.body() == null ? "(a call of " + seconds + " seconds)" : each.body();
      screen.say("%s %s", arrow, words);
    }
    return thread;
  }

  void quota() {
    screen.step("How much of the rate limit is left?   client.quota()");
    Quota quota = client.quota();
    if (quota == null) {
      screen.say("the service has not said");
      return;
    }
    screen.say(
        "%s of %s in this window, %s of %s today",
        quota.remaining(), quota.max(), quota.dailyRemaining(), quota.dailyMax());
  }
}
