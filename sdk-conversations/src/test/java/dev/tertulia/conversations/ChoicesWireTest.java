package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationQuery.SortBy;
import dev.tertulia.core.Upload;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The less usual choices of queries and changes: what is asked for is what leaves. */
class ChoicesWireTest {
  private static final String V = "2021-04-15";
  private static final String CONTACTS = "2021-07-28";
  private static final String ADDRESS = "a@example.com";

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void conversationsOfNobodyThatAreReadInAnotherOrder() {
    vendor.says("{\"conversations\":[],\"total\":0}");
    var query = ConversationQuery.all().unassigned().read().sortBy(SortBy.LAST_MANUAL_MESSAGE_DATE);

    assertThat(vendor.client.conversations().search(query)).isEmpty();

    vendor.got(
        "GET /conversations/search?locationId=loc1&assignedTo=unassigned&limit=100&sort=asc"
            + "&sortBy=last_manual_message_date&status=read",
        V);
  }

  @Test
  void contactsByWhatTheyHaveAndHaveNot() {
    vendor.says("{\"contacts\":[],\"total\":0}");

    var found =
        vendor
            .client
            .contacts()
            .search(
                ContactQuery.all()
                    .where(
                        ContactFilter.anyOf(
                            ContactFilter.allOf(
                                ContactFilter.exists("email"),
                                ContactFilter.containsNot("city", "bo")),
                            ContactFilter.missing("phone"))));

    assertThat(found).isEmpty();
    vendor.got(
        "POST /contacts/search",
        CONTACTS,
        """
        {"locationId":"loc1","pageLimit":100,"filters":[
          {"group":"OR","filters":[
            {"group":"AND","filters":[
              {"field":"email","operator":"exists"},
              {"field":"city","operator":"not_contains","value":"bo"}]},
            {"field":"phone","operator":"not_exists"}]}],
         "sort":[{"field":"dateAdded","direction":"asc"}]}\
        """);
  }

  @Test
  void aConversationThatIsToBeReadAgain() {
    vendor.says("{\"success\":true,\"conversation\":{\"id\":\"c1\"}}");

    vendor.client.conversations().update("c1", ConversationUpdate.markUnread(3));

    vendor.got("PUT /conversations/c1", V, "{\"locationId\":\"loc1\",\"unreadCount\":3}");
  }

  @Test
  void whoHasStoppedWriting() {
    vendor.says("{\"success\":true}");

    vendor.client.liveChat().typing(TypingSignal.stopped("c1", "v1"));

    vendor.got(
        "POST /conversations/providers/live-chat/typing",
        V,
        """
        {"locationId":"loc1","isTyping":false,"visitorId":"v1","conversationId":"c1"}\
        """);
  }

  @Test
  void aTaskThatIsDoneAlready() {
    vendor.says("{\"task\":{\"id\":\"t1\"}}");
    var task = NewTask.of("Call", Instant.parse("2026-11-25T11:00:00Z")).completed(true);

    vendor.client.contacts().tasks("k1").add(task);

    vendor.got(
        "POST /contacts/k1/tasks",
        CONTACTS,
        "{\"title\":\"Call\",\"dueDate\":\"2026-11-25T11:00:00Z\",\"completed\":true}");
  }

  @Test
  void someoneWhoWantsAllMailAgainForAReason() {
    vendor.says("");

    vendor
        .client
        .preferences()
        .change(SubscriptionChange.resubscribeAll("k1", ADDRESS, "asked for it at the desk"));

    vendor.got(
        "POST /conversations/preferences/unsubscriptions/user-change",
        V,
        """
        {"locationId":"loc1","contactId":"k1","email":"a@example.com",
         "subscription_action":{"type":"resub_all","subtype_status":"subscribed"},
         "legal_reason":"asked for it at the desk"}\
        """);
  }

  @Test
  void filesForSomeoneWithoutAConversation() {
    vendor.says("{\"uploadedFiles\":{\"menu.png\":\"https://cdn.example/menu.png\"}}");

    vendor
        .client
        .attachments()
        .uploadForContact("k1", List.of(Upload.bytes("menu.png", "image/png", new byte[] {1})));

    assertThat(vendor.got("POST /conversations/messages/upload", V).getBody().utf8())
        .contains("name=\"contactId\"", "k1", "name=\"locationId\"", "loc1")
        .doesNotContain("conversationId");
  }
}
