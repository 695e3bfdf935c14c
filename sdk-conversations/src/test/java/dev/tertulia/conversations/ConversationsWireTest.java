package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationQuery.Order;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations, as they travel; answers as they were recorded. */
class ConversationsWireTest {
  private static final String V = "2021-04-15";

  private final Vendor vendor = new Vendor();
  private final Conversations conversations = vendor.client.conversations();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void searchesOldestFirstAndReadsWhatIsRecorded() {
    vendor.says(
        """
        {"conversations":[{"id":"c1","contactId":"k1","locationId":"loc1","lastMessageType":"TYPE_NO_SHOW",
         "type":"TYPE_PHONE","unreadCount":2,"fullName":"Ana","contactName":"ana","email":null,
         "phone":"+34600000000","dateAdded":1763800000123,"lastMessageDate":1763800000123,"sort":[1763800000123],
         "tags":["vip"],"followers":[],"messageTypes":[100],"attributed":null,"starred":true}],
         "total":1,"traceId":"t"}\
        """);

    Conversation found =
        conversations
            .search(ConversationQuery.all().unread().assignedTo("u1", "u2"))
            .iterator()
            .next();

    vendor.got(
        "GET /conversations/search?locationId=loc1&assignedTo=u1%2Cu2&limit=100&sort=asc"
            + "&sortBy=last_message_date&status=unread",
        V);
    assertThat(found.type()).isEqualTo(ConversationType.PHONE);
    assertThat(found.lastMessageType()).isEqualTo(MessageType.NO_SHOW);
    assertThat(found.dateAdded()).isEqualTo(Instant.ofEpochMilli(1763800000123L));
    assertThat(found.sort()).containsExactly(1763800000123L);
    assertThat(found.email()).isNull();
    assertThat(found.starred()).isTrue();
    assertThat(found.more().at("attributed").isMissing()).isTrue();
    assertThat(found).hasToString("Conversation[id=c1, contactId=k1]");
  }

  @Test
  void searchesNewestFirstWithEveryFilter() {
    vendor.says("{\"conversations\":[],\"total\":0}");

    var query =
        ConversationQuery.all()
            .order(Order.NEWEST_FIRST)
            .text("a+b")
            .lastMessageType(new MessageType("SMS"))
            .lastMessageDirection(Direction.INBOUND)
            .lastMessageManual(true)
            .begunFrom(Instant.ofEpochMilli(1))
            .pageSize(20);

    assertThat(conversations.search(query)).isEmpty();
    vendor.got(
        "GET /conversations/search?locationId=loc1&lastMessageAction=manual&lastMessageDirection=inbound"
            + "&lastMessageType=TYPE_SMS&limit=20&query=a%2Bb&sort=desc&sortBy=last_message_date&startDate=1",
        V);
  }

  @Test
  void getsOneInTheSparseShapeThatWasRecorded() {
    vendor.says(
        """
        {"locationId":"loc1","contactId":"k1","type":1,"deleted":false,"id":"c1","lastMessageType":100,
         "lastMessageDate":{"seconds":1763800000,"nanoseconds":5000000},"messageTypes":[100],"traceId":"t"}\
        """);

    Conversation one = conversations.get("c1");

    vendor.got("GET /conversations/c1", V);
    assertThat(one.type().is(ConversationType.PHONE)).isTrue();
    assertThat(one.type().value()).isEqualTo("1");
    assertThat(one.lastMessageType().is(MessageType.NO_SHOW)).isTrue();
    assertThat(one.lastMessageDate()).isEqualTo(Instant.parse("2025-11-22T08:26:40.005Z"));
    assertThat(one.unreadCount()).isNull();
    assertThat(one.tags()).isEmpty();
  }

  @Test
  void createsOne() {
    vendor.says(
        201,
        "{\"success\":true,\"conversation\":{\"id\":\"c1\",\"dateAdded\":\"2026-11-22T10:00:00.123Z\"}}");

    Conversation made = conversations.create("k1");

    vendor.got("POST /conversations/", V, "{\"locationId\":\"loc1\",\"contactId\":\"k1\"}");
    assertThat(made.id()).isEqualTo("c1");
    assertThat(made.dateAdded()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
  }

  @Test
  void updatesOne() {
    vendor.says("{\"success\":true,\"conversation\":{\"id\":\"c1\",\"lastMessageType\":100}}");

    conversations.update("c1", ConversationUpdate.markRead().starred(true).feedback("positive"));

    vendor.got(
        "PUT /conversations/c1",
        V,
        "{\"locationId\":\"loc1\",\"unreadCount\":0,\"starred\":true,\"feedback\":\"positive\"}");
  }

  @Test
  void takesNotFoundOnARepeatedDeleteForDone() {
    vendor.says(502, "").says(404, "{\"message\":\"Conversation not found\"}");

    conversations.delete("c1");

    vendor.got("DELETE /conversations/c1", V);
    RecordedRequest second = vendor.got("DELETE /conversations/c1", V);
    assertThat(second.getBodySize()).isZero();
  }

  @Test
  void findsTheConversationOfAContact() {
    vendor
        .says("{\"conversations\":[{\"id\":\"c1\",\"sort\":[5]}]}")
        .says("{\"conversations\":[]}");

    assertThat(conversations.ofContact("k1").orElseThrow().id()).isEqualTo("c1");
    assertThat(conversations.ofContact("k2")).isEmpty();
  }

  @Test
  void tellsWhenAnAgentIsWriting() {
    vendor.says(201, "{\"success\":true}");

    vendor.client.liveChat().typing(TypingSignal.started("c1", "v1"));

    vendor.got(
        "POST /conversations/providers/live-chat/typing",
        V,
        """
        {"locationId":"loc1","isTyping":true,"visitorId":"v1","conversationId":"c1"}\
        """);
  }

  @Test
  void keepsWordsNobodyForesaw() {
    vendor.says(
        """
        {"conversations":[{"id":"c1","type":"TYPE_TELEPATHY","lastMessageType":"TYPE_DREAM","unreadCount":"many",
         "tags":"vip","scoring":[{"x":1}]}]}\
        """);

    List<Conversation> found = conversations.search(ConversationQuery.all()).stream().toList();

    assertThat(found.get(0).type().normalized().value()).isEqualTo("TYPE_TELEPATHY");
    assertThat(found.get(0).lastMessageType().normalized().value()).isEqualTo("TYPE_DREAM");
    assertThat(found.get(0).unreadCount()).isNull();
    assertThat(found.get(0).tags()).containsExactly("vip");
    assertThat(found.get(0).more().at("scoring").at(0).at("x").asLong()).isEqualTo(1);
  }
}
