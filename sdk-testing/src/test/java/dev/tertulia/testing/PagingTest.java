package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String search = "/conversations/search?locationId=" + highLevel.location();
  private final String export = "/conversations/messages/export?locationId=" + highLevel.location();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void searchIsNewestFirstAndGoesOnAfterTheLastSortKey() throws Exception {
    List<String> oldestFirst = conversations(25);

    JsonValue first = caller.get(search).json();
    String key = first.at("conversations").at(19).at("sort").at(0).asText();
    JsonValue second = caller.get(search + "&startAfterDate=" + key).json();

    assertThat(first.at("total").asLong()).isEqualTo(25);
    var seen = new ArrayList<>(ids(first.at("conversations")));
    seen.addAll(ids(second.at("conversations")));
    assertThat(seen).hasSize(25).isEqualTo(reversed(oldestFirst));
  }

  @Test
  void oldestFirstGoesOnTheOtherWay() throws Exception {
    List<String> oldestFirst = conversations(5);

    JsonValue first = caller.get(search + "&sort=asc&sortBy=last_message_date&limit=3").json();
    String key = first.at("conversations").at(2).at("sort").at(0).asText();
    JsonValue second = caller.get(search + "&sort=asc&startAfterDate=" + key).json();

    assertThat(ids(first.at("conversations"))).isEqualTo(oldestFirst.subList(0, 3));
    assertThat(ids(second.at("conversations"))).isEqualTo(oldestFirst.subList(3, 5));
  }

  @Test
  void tiesAtTheEdgeOfAPageAreCutOff() throws Exception {
    highLevel.conversationWith(highLevel.contact("Ana").phone("+1").add());
    highLevel.conversationWith(highLevel.contact("Eva").phone("+2").add());

    JsonValue first = caller.get(search + "&limit=1").json();
    String key = first.at("conversations").at(0).at("sort").at(0).asText();

    assertThat(caller.get(search + "&startAfterDate=" + key).at("conversations").asList())
        .isEmpty();
  }

  @Test
  void searchFilters() throws Exception {
    String ana = highLevel.contact("Ana García").phone("+34600000001").tag("vip").add();
    String luis = highLevel.contact("Luis Pérez").email("luis@example.com").add();
    highLevel.receives(ana, "SMS", "The blue one");
    highLevel.sends(luis, "Email", "Your order");

    assertThat(found("&contactId=" + ana)).containsExactly(ana);
    assertThat(found("&status=unread")).containsExactly(ana);
    assertThat(found("&lastMessageType=TYPE_EMAIL")).containsExactly(luis);
    assertThat(found("&lastMessageDirection=inbound")).containsExactly(ana);
    assertThat(found("&lastMessageAction=manual")).containsExactly(luis);
    assertThat(found("&query=garc%C3%ADa")).containsExactly(ana);
    assertThat(found("&query=blue")).containsExactly(ana);
    assertThat(found("&assignedTo=unassigned")).containsExactly(luis, ana);
    assertThat(found("&startDate=" + time.now().plusMillis(1).toEpochMilli())).isEmpty();
    assertThat(caller.get(search + "&limit=101").status()).isEqualTo(422);
  }

  @Test
  void messagesGoOnAfterTheLastOne() throws Exception {
    String ana = highLevel.contact("Ana").phone("+34600000001").add();
    String one = highLevel.receives(ana, "SMS", "one");
    String two = highLevel.receives(ana, "SMS", "two");
    String three = highLevel.sends(ana, "InternalComment", "three");
    String path = "/conversations/" + highLevel.conversationWith(ana) + "/messages";

    JsonValue first = caller.get(path + "?limit=2").at("messages");
    JsonValue second = caller.get(path + "?limit=2&lastMessageId=" + two).at("messages");

    assertThat(ids(first.at("messages"))).containsExactly(three, two);
    assertThat(first.at("nextPage").asBoolean()).isTrue();
    assertThat(first.at("lastMessageId").asText()).isEqualTo(two);
    assertThat(ids(second.at("messages"))).containsExactly(one);
    assertThat(second.at("nextPage").asBoolean()).isFalse();
    assertThat(ids(caller.get(path + "?type=TYPE_INTERNAL_COMMENTS").at("messages").at("messages")))
        .containsExactly(three);
    assertThat(caller.get(path + "?lastMessageId=vanished").status()).isEqualTo(400);
  }

  @Test
  void exportLeavesOutEmailUnlessAskedForIt() throws Exception {
    String ana = highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
    String sms = highLevel.receives(ana, "SMS", "one");
    String email = highLevel.receives(ana, "Email", "two");
    highLevel.receives(ana, "TYPE_SMS_REVIEW_REQUEST", "never exported");

    JsonValue usual = caller.get(export).json();

    assertThat(ids(usual.at("messages"))).containsExactly(sms);
    assertThat(usual.asMap().keySet())
        .containsExactly("messages", "nextCursor", "total", "traceId");
    assertThat(usual.at("nextCursor").isMissing()).isTrue();
    assertThat(ids(caller.get(export + "&channel=Email").at("messages"))).containsExactly(email);
  }

  @Test
  void exportPagesHaveTenToFiveHundredMessages() throws Exception {
    assertThat(caller.get(export + "&limit=9").at("message").at(0).asText())
        .isEqualTo("limit must not be less than 10");
    assertThat(caller.get(export + "&limit=501").status()).isEqualTo(422);
    assertThat(caller.get(export + "&limit=500").status()).isEqualTo(200);
  }

  @Test
  void exportWalksASnapshotUntilItsCursorDies() throws Exception {
    String ana = highLevel.contact("Ana").phone("+34600000001").add();
    for (int i = 0; i < 25; i++) {
      highLevel.receives(ana, "SMS", "message " + i);
    }
    String first = caller.get(export + "&limit=10").at("nextCursor").asText();
    highLevel.receives(ana, "SMS", "after the snapshot");

    time.advance(Duration.ofMinutes(2));
    JsonValue second = caller.get(export + "&limit=10&cursor=" + first).json();
    String next = second.at("nextCursor").asText();
    time.advance(Duration.ofMinutes(2));
    JsonValue third = caller.get(export + "&limit=10&cursor=" + next).json();
    time.advance(Duration.ofMinutes(2).plusMillis(1));

    assertThat(second.at("total").asLong()).isEqualTo(25);
    assertThat(second.at("messages").asList()).hasSize(10);
    assertThat(third.at("messages").asList()).hasSize(5);
    assertThat(third.at("nextCursor").isMissing()).isTrue();
    assertThat(caller.get(export + "&limit=10&cursor=" + next).status()).isEqualTo(400);
  }

  private List<String> conversations(int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      time.advance(Duration.ofMillis(1));
      ids.add(highLevel.conversationWith(highLevel.contact("Contact " + i).phone("+" + i).add()));
    }
    return ids;
  }

  private List<String> found(String filter) throws Exception {
    return caller.get(search + filter).at("conversations").asList().stream()
        .map(conversation -> conversation.at("contactId").asText())
        .toList();
  }

  private static List<String> ids(JsonValue things) {
    return things.asList().stream().map(thing -> thing.at("id").asText()).toList();
  }

  private static List<String> reversed(List<String> list) {
    var copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }
}
