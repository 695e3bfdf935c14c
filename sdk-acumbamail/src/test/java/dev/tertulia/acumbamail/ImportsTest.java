package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many subscribers at once: batches, and what became of each. */
class ImportsTest {
  private final Vendor vendor = new Vendor();
  private final Subscribers list = vendor.client.subscribers(ListId.of(7));

  @AfterEach
  void close() {
    vendor.close();
  }

  private static Stream<NewSubscriber> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> NewSubscriber.of("p" + i + "@example.com"));
  }

  private static String allAdded(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"p" + i + "@example.com\": " + (i + 1) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void readsEveryFormOfAnEntryAndLosesNone() {
    vendor.says(
        201,
        """
        [{"p0@example.com": 5678672566}, {"p1@example.com": {"error": "already there"}},
         {"email": "P2@example.com", "id": 7}, {"p3@example.com": "invalid address"},
         {"email": "p4@example.com", "error": "no"}, {"p5@example.com": {"odd": 1}}]\
        """);

    List<Imported> report = list.addAll(people(7).toList());

    assertThat(report)
        .extracting(Imported::outcome)
        .containsExactly(
            Outcome.ACCEPTED,
            Outcome.REFUSED,
            Outcome.ACCEPTED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.UNKNOWN,
            Outcome.UNKNOWN);
    assertThat(report)
        .extracting(Imported::error)
        .containsExactly(null, "already there", null, "invalid address", "no", null, null);
    assertThat(report.get(0).id()).isEqualTo(SubscriberId.of(5678672566L));
    assertThat(report.get(2).email()).isEqualTo("p2@example.com");
    vendor.got(
        "batchAddSubscribers",
        "list_id",
        "7",
        "subscribers_data",
        people(7)
            .map(each -> "{\"email\":\"" + each.email() + "\"}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  @Test
  void takesAMapOfAllForAListToo() {
    vendor.says("{\"p0@example.com\": 1, \"p1@example.com\": {\"error\": \"no\"}}");

    assertThat(list.addAll(people(2).toList()))
        .extracting(Imported::outcome)
        .containsExactly(Outcome.ACCEPTED, Outcome.REFUSED);
  }

  @Test
  void givesTwoAnswersForAnAddressThatIsThereTwice() {
    vendor.says("[{\"p0@example.com\": 1}, {\"p0@example.com\": {\"error\": \"already there\"}}]");

    assertThat(list.addAll(Stream.concat(people(1), people(1)).toList()))
        .extracting(Imported::outcome)
        .containsExactly(Outcome.ACCEPTED, Outcome.REFUSED);
  }

  @Test
  void sendsAThousandAtMostAndTakesNobodyBeforeTheirTurn() {
    var taken = new ArrayList<Integer>();
    var toldAt = new ArrayList<Integer>();
    Iterator<NewSubscriber> source = people(2500).peek(each -> taken.add(1)).iterator();
    vendor.says(allAdded(0, 1000)).says(allAdded(1000, 2000)).says(allAdded(2000, 2500));

    list.addAll(() -> source, each -> toldAt.add(taken.size()));

    assertThat(vendor.requests()).isEqualTo(3);
    assertThat(toldAt).hasSize(2500);
    assertThat(toldAt.get(0)).isEqualTo(1001);
    assertThat(toldAt.get(1500)).isEqualTo(2001);
  }

  @Test
  void sendsTwoMegabytesAtMost() {
    String kilo = "ñ".repeat(100_000);
    vendor.says("[]").says("[]");

    list.addAll(people(5).map(each -> each.field("note", kilo)).toList());

    assertThat(vendor.next().getBody().size()).isBetween(1_000_000, 2_000_000);
    assertThat(vendor.next().getBody().size()).isBetween(1_000_000, 2_000_000);
  }

  @Test
  void repeatsNoBatchAndTellsWhomTheFailureIsAbout() {
    vendor.says(allAdded(0, 1000)).says(502, "");
    var report = new ArrayList<Imported>();

    assertThatThrownBy(() -> list.addAll(people(2500).toList(), report::add))
        .isInstanceOf(ServerException.class);

    assertThat(vendor.requests()).isEqualTo(2);
    assertThat(report).hasSize(2000);
    assertThat(report.subList(0, 1000)).allMatch(Imported::accepted);
    assertThat(report.subList(1000, 2000)).allMatch(each -> each.outcome() == Outcome.UNKNOWN);
  }

  @Test
  void repeatsABatchOfUpdates() {
    vendor.says(502, "").says(allAdded(0, 2));

    assertThat(list.addOrUpdateAll(people(2).toList())).allMatch(Imported::accepted);

    var fields = Vendor.fields(vendor.next());
    assertThat(fields).containsEntry("update_subscriber", "1");
    assertThat(JsonValue.parse(fields.get("subscribers_data")).asList()).hasSize(2);
    assertThat(Vendor.fields(vendor.next())).isEqualTo(fields);
  }

  @Test
  void addsNobodySilentlyWhoShouldGetAMail() {
    assertThatThrownBy(() -> list.addAll(people(1).map(NewSubscriber::confirming).toList()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(vendor.requests()).isZero();
  }

  @Test
  void doesNothingForNobody() {
    assertThat(list.addAll(List.of())).isEmpty();
    assertThat(vendor.requests()).isZero();
  }
}
