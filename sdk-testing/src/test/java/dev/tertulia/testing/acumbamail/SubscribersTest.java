package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscribersTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);
  private final MailingList news = acumbamail.list("News").field("name");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void somebodyIsAddedWithFieldsAndAnIdBeyondThirtyTwoBits() throws Exception {
    var added = add("ana@example.com", "merge_fields[name]", "Ana", "merge_fields[shoe]", "42");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text()).isEqualTo("5678672566");
    assertThat(
            api.call("getSubscriberDetails", "list_id", news.id(), "subscriber", "ana@example.com")
                .text())
        .isEqualTo(
            "{\"ana@example.com\":{\"email\":\"ana@example.com\",\"name\":\"Ana\","
                + "\"status\":\"active\",\"id\":5678672566,\"create_date\":\"2026/11/22 13:00:00\"}}");
  }

  @Test
  void theLongFormOfTheAnswerNamesTheAddress() throws Exception {
    assertThat(add("ana@example.com", "complete_json", 1).text())
        .isEqualTo("{\"email\":\"ana@example.com\",\"id\":5678672566}");
  }

  @Test
  void whoIsThereAlreadyIsAnErrorUnlessUpdated() throws Exception {
    long id = add("ana@example.com", "merge_fields[name]", "Ana").id();
    var again = add("ana@example.com");
    var updated = add("ANA@example.com", "update_subscriber", 1, "merge_fields[name]", "Anna");

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.at("error").asText()).isNotEmpty();
    assertThat(updated.id()).isEqualTo(id);
    assertThat(news.subscriber("ana@example.com").at("name").asText()).isEqualTo("Anna");
    assertThat(news.size()).isEqualTo(1);
  }

  @Test
  void anAddressBesideTheFieldsIsIgnored() throws Exception {
    var answer =
        api.call(
            "addSubscriber",
            "list_id",
            news.id(),
            "email",
            "ana@example.com",
            "merge_fields[name]",
            "Ana");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(news.size()).isZero();
  }

  @Test
  void whoIsAskedToConfirmIsActiveOnlyThen() throws Exception {
    add("ana@example.com", "double_optin", 1);
    String before = news.subscriber("ana@example.com").at("status").asText();
    news.confirms("ana@example.com");

    assertThat(before).isEqualTo("unverified");
    assertThat(news.subscriber("ana@example.com").at("status").asText()).isEqualTo("active");
  }

  @Test
  void aBatchSucceedsWhateverBecomesOfEach() throws Exception {
    add("ana@example.com");
    String data =
        "[{\"email\":\"ana@example.com\"},{\"email\":\"ben@example.com\"},{\"name\":\"x\"}]";
    var answer = api.call("batchAddSubscribers", "list_id", news.id(), "subscribers_data", data);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text())
        .isEqualTo(
            "[{\"ana@example.com\":{\"error\":\"Subscriber already exists\"}},"
                + "{\"ben@example.com\":5678672567},"
                + "{\"\":{\"error\":\"email is not a valid email\"}}]");
  }

  @Test
  void aBatchHasALongFormThatAJsonNumberDoesNotAskFor() throws Exception {
    String data = "[{\"email\":\"ana@example.com\"}]";
    var asText =
        api.call(
            "batchAddSubscribers",
            "list_id",
            news.id(),
            "subscribers_data",
            data,
            "update_subscriber",
            1,
            "complete_json",
            1);
    var asNumber =
        api.json(
            "batchAddSubscribers",
            "list_id",
            news.id(),
            "subscribers_data",
            List.of(Map.of("email", "ana@example.com")),
            "update_subscriber",
            1,
            "complete_json",
            1);

    assertThat(asText.text()).isEqualTo("[{\"email\":\"ana@example.com\",\"id\":5678672566}]");
    assertThat(asNumber.text()).isEqualTo("[{\"ana@example.com\":5678672566}]");
  }

  @Test
  void aBatchOfMoreThanAThousandIsRefused() throws Exception {
    assertThat(batch(0, 1001).status()).isEqualTo(400);
    assertThat(news.size()).isZero();
    assertThat(batch(0, 1000).status()).isEqualTo(201);
    assertThat(news.size()).isEqualTo(1000);
  }

  @Test
  void aBatchMayBeSeenLater() throws Exception {
    acumbamail.showsBatchesAfter(Duration.ofSeconds(20));
    batch(0, 3);
    long before = total();
    time.advance(Duration.ofSeconds(20));

    assertThat(before).isZero();
    assertThat(total()).isEqualTo(3);
  }

  @Test
  void subscribersAreAMapOrAListInBlocksOfTenThousand() throws Exception {
    for (int i = 0; i < 11; i++) {
      time.advance(Duration.ofSeconds(1));
      batch(i * 1000, 1000);
    }

    var first = api.call("getSubscribers", "list_id", news.id());
    var second =
        api.call("getSubscribers", "list_id", news.id(), "block_index", 1, "complete_json", 1);
    var third = api.call("getSubscribers", "list_id", news.id(), "block_index", 2);
    assertThat(first.json().asMap()).hasSize(10_000);
    assertThat(first.at("p0@example.com").asMap()).containsOnlyKeys("status", "id", "email");
    assertThat(second.json().asList()).hasSize(1000);
    assertThat(second.json().at(0).asMap()).containsKeys("email", "create_date", "name");
    assertThat(third.text()).isEqualTo("{}");
  }

  @Test
  void subscribersAreFilteredByStatus() throws Exception {
    batch(0, 3);
    api.call("unsubscribeSubscriber", "list_id", news.id(), "email", "p1@example.com");

    var gone = api.call("getSubscribers", "list_id", news.id(), "status", 2, "all_fields", 1);
    assertThat(gone.json().asMap()).containsOnlyKeys("p1@example.com");
    assertThat(gone.at("p1@example.com").asMap()).containsKey("name");
    assertThat(api.call("getSubscribers", "list_id", news.id(), "status", 9).status())
        .isEqualTo(400);
  }

  @Test
  void deletingAndUnsubscribingNameTheAddress() throws Exception {
    batch(0, 2);
    var deleted = api.call("deleteSubscriber", "list_id", news.id(), "email", "p0@example.com");
    var again = api.call("deleteSubscriber", "list_id", news.id(), "email", "p0@example.com");
    var left = api.call("unsubscribeSubscriber", "list_id", news.id(), "email", "p1@example.com");

    assertThat(deleted.text()).isEqualTo("{\"email\":\"p0@example.com\"}");
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.text()).isEqualTo("{\"error\":\"Subscriber does not exist\"}");
    assertThat(left.status()).isEqualTo(201);
    assertThat(news.subscriber("p1@example.com").at("status").asText()).isEqualTo("unsubscribed");
  }

  @Test
  void severalAreDeletedByADictionaryButNotByAnArray() throws Exception {
    batch(0, 3);
    var broken =
        api.json(
            "batchDeleteSubscribers",
            "list_id",
            news.id(),
            "email_list",
            List.of("p0@example.com"));
    long before = news.size();
    var deleted =
        api.call(
            "batchDeleteSubscribers",
            "list_id",
            news.id(),
            "email_list[0]",
            "p0@example.com",
            "email_list[1]",
            "p2@example.com");

    assertThat(broken.status()).isEqualTo(500);
    assertThat(before).isEqualTo(3);
    assertThat(deleted.json().asList()).hasSize(2);
    assertThat(news.size()).isEqualTo(1);
  }

  @Test
  void aListIsEmptiedInTheBackgroundOfThoseWhoWereThere() throws Exception {
    batch(0, 3);
    var answer = api.call("deleteAllSubscribers", "list_id", news.id());
    add("late@example.com");
    time.advance(Duration.ofSeconds(9));
    long before = total();
    time.advance(Duration.ofSeconds(1));

    assertThat(answer.text()).isEqualTo("{}");
    assertThat(before).isEqualTo(4);
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void somebodyIsFoundOnEveryList() throws Exception {
    add("ana@example.com");
    MailingList other = acumbamail.list("Other");
    other.add("ana@example.com", Map.of());

    var found = api.call("searchSubscriber", "subscriber", "ana@example.com");
    assertThat(found.json().asList())
        .extracting(each -> each.at("list_id").asLong())
        .containsExactly(news.id(), other.id());
    assertThat(api.call("searchSubscriber", "subscriber", "x@example.com").text()).isEqualTo("[]");
  }

  @Test
  void whoBecameInactiveIsListedByDay() throws Exception {
    batch(0, 2);
    api.call("unsubscribeSubscriber", "list_id", news.id(), "email", "p1@example.com");

    assertThat(inactive("2026-11-22", "2026-11-22"))
        .isEqualTo("{\"inactive_subscribers\":[[\"p1@example.com\"]]}");
    assertThat(inactive("2026-11-20", "2026-11-21")).isEqualTo("{\"inactive_subscribers\":[]}");
    assertThat(inactive("2026-11-22", "2026-11-22", "full_info", 1))
        .isEqualTo(
            "{\"inactive_subscribers\":[{\"reason\":2,"
                + "\"reason_date\":\"2026/11/22 13:00:00\",\"email\":\"p1@example.com\"}]}");
  }

  private String inactive(String from, String to, Object... more) throws Exception {
    var parameters = new ArrayList<Object>(List.of(more));
    parameters.addAll(List.of("date_from", from, "date_to", to));
    return api.call("getInactiveSubscribers", parameters.toArray()).text();
  }

  private long total() throws Exception {
    return api.call("getListStats", "list_id", news.id()).at("total_subscribers").asLong();
  }

  private Api.Answer add(String email, Object... more) throws Exception {
    var parameters = new ArrayList<Object>(List.of(more));
    parameters.addAll(List.of("list_id", news.id(), "merge_fields[email]", email));
    return api.call("addSubscriber", parameters.toArray());
  }

  private Api.Answer batch(int from, int count) throws Exception {
    String data =
        IntStream.range(from, from + count)
            .mapToObj(i -> "{\"email\":\"p" + i + "@example.com\",\"name\":\"P" + i + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    return api.call("batchAddSubscribers", "list_id", news.id(), "subscribers_data", data);
  }
}
