package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.NotFoundException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as they travel, and every shape in which they come back. */
class ListsWireTest {
  private static final ListId LIST = ListId.of(7);
  private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
  private static final LocalDate TO = LocalDate.of(2026, 11, 30);

  private final Vendor vendor = new Vendor();
  private final Lists lists = vendor.client.lists();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void namesItsListsByIdInAMap() {
    vendor.says(
        "{\"1138335\": {\"name\": \"Followers\", \"description\": \"all\"}, \"2\": \"Old\"}");

    var all = lists.all();

    vendor.got("getLists");
    assertThat(all).extracting(MailingList::id).containsExactly(ListId.of(1138335), ListId.of(2));
    assertThat(all).extracting(MailingList::name).containsExactly("Followers", "Old");
    assertThat(all).extracting(MailingList::description).containsExactly("all", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]"})
  void anEmptyAccountHasNoLists(String answer) {
    vendor.says(answer);

    assertThat(lists.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1138335",
        "\"1138335\"",
        " 1138335\n",
        "{\"id\":1138335}",
        "{\"list_id\":\"1138335\"}",
        "{\"new\":1138335}"
      })
  void tellsTheIdOfANewListInOneOfManyWays(String answer) {
    vendor.says(201, answer);

    ListId made =
        lists.create(
            NewList.of("News", "ana@example.com")
                .company("Casa Ana")
                .country("ES")
                .city("Málaga & co")
                .address("C/ Luna 1")
                .phone("+34 952")
                .description("a+b"));

    assertThat(made).isEqualTo(ListId.of(1138335));
    vendor.got(
        "createList",
        "name",
        "News",
        "sender_email",
        "ana@example.com",
        "company",
        "Casa Ana",
        "country",
        "ES",
        "city",
        "Málaga & co",
        "address",
        "C/ Luna 1",
        "phone",
        "+34 952",
        "description",
        "a+b");
  }

  @Test
  void sendsNoEmptyFields() {
    vendor.says("5");

    lists.create(NewList.of("News", "ana@example.com"));

    vendor.got("createList", "name", "News", "sender_email", "ana@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", ""})
  void deletesAList(String answer) {
    vendor.says(201, answer);

    lists.delete(LIST);

    vendor.got("deleteList", "list_id", "7");
  }

  @Test
  void knowsThatAListIsUnknownFromATextInQuotes() {
    vendor.says(404, "\"List does not exists\"");

    assertThatThrownBy(() -> lists.delete(LIST))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("deleteList: 404 List does not exists");
  }

  @Test
  void takesNotFoundOnARepeatedDeleteForDone() {
    vendor.says(502, "<html>").says(404, "\"List does not exists\"");

    lists.delete(LIST);

    assertThat(vendor.requests()).isEqualTo(2);
  }

  @Test
  void countsTheSubscribersOfAList() {
    vendor.says(
        """
        {"total_subscribers": 9, "unsubscribed_subscribers": 1, "hard_bounced_subscribers": 2,
         "spam_subscribers": 3, "name": "tests", "create_date": "2025/06/26 15:03:34"}\
        """);

    ListStats stats = lists.stats(LIST);

    vendor.got("getListStats", "list_id", "7");
    assertThat(stats.subscribers()).isEqualTo(9);
    assertThat(stats.unsubscribed()).isEqualTo(1);
    assertThat(stats.hardBounced()).isEqualTo(2);
    assertThat(stats.complained()).isEqualTo(3);
    assertThat(stats.created()).isEqualTo(LocalDateTime.of(2025, 6, 26, 15, 3, 34));
    assertThat(stats.created().atZone(vendor.client.zone()).toInstant())
        .isEqualTo("2025-06-26T13:03:34Z");
  }

  @Test
  void leavesWhatNobodyHasSeenAsItComes() {
    vendor.says("{\"a@example.com\": {\"7\": \"opened\"}}").says("{}");

    var blocks = lists.subscriberStats(LIST).stream().toList();

    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0).at("a@example.com").at("7").asText()).isEqualTo("opened");
    vendor.got("getListSubsStats", "list_id", "7", "block_index", "0");
    vendor.got("getListSubsStats", "list_id", "7", "block_index", "1");
  }

  @Test
  void takesTheElementsOfABlockThatIsAList() {
    vendor.says("[{\"a\":1},{\"a\":2}]").says("[]");

    assertThat(lists.subscriberStats(LIST)).hasSize(2);
  }

  @Test
  void findsAnAddressOnEveryList() {
    vendor
        .says(
            """
            [{"status": "active", "create_date": "2025/06/30 07:32:30", "email": "a@example.com",
              "list_id": 1138335, "id": 5125884584}]\
            """)
        .says("[]");

    assertThat(lists.search("a@example.com"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.listId()).isEqualTo(ListId.of(1138335));
              assertThat(found.id()).isEqualTo(SubscriberId.of(5125884584L));
            });
    assertThat(lists.search("b@example.com")).isEmpty();
    vendor.got("searchSubscriber", "subscriber", "a@example.com");
  }

  @Test
  void tellsWhoBecameInactiveInEitherForm() {
    vendor
        .says("{\"inactive_subscribers\": [[\"a@example.com\"], [\"b@example.com\"]]}")
        .says(
            """
            {"inactive_subscribers": [{"reason": 3, "reason_date": "2025/09/25 12:18:38",
              "email": "a@example.com"}]}\
            """);

    assertThat(lists.inactive(FROM, TO))
        .extracting(InactiveSubscriber::email)
        .containsExactly("a@example.com", "b@example.com");
    InactiveSubscriber long1 = lists.inactive(FROM, TO).get(0);
    assertThat(long1.email()).isEqualTo("a@example.com");
    assertThat(long1.reason().is(SubscriberStatus.HARD_BOUNCED)).isTrue();
    assertThat(long1.since()).isEqualTo(LocalDateTime.of(2025, 9, 25, 12, 18, 38));
    vendor.got(
        "getInactiveSubscribers",
        "date_from",
        "2026-11-01",
        "date_to",
        "2026-11-30",
        "full_info",
        "1");
  }

  @Test
  void addsUpTheCampaignsOfAPeriod() {
    vendor.says(
        """
        {"unopened": 126625, "opened": 6196, "hard_bounces": 5, "complaints": 0, "total_sent": 11751,
         "total_clicks": 370, "soft_bounces": 143, "unique_clicks": 371}\
        """);

    PeriodStats stats = lists.campaignStats(LIST, FROM, TO);

    vendor.got(
        "getStatsByDate", "list_id", "7", "date_from", "2026-11-01", "date_to", "2026-11-30");
    assertThat(stats.sent()).isEqualTo(11751);
    assertThat(stats.opened()).isEqualTo(6196);
    assertThat(stats.totalClicks()).isEqualTo(370);
    assertThat(stats.uniqueClicks()).isEqualTo(371);
  }
}
