package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.ServerException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people on a list as they travel, and every shape in which they come back. */
class SubscribersWireTest {
  private static final NewSubscriber ANA =
      NewSubscriber.of("ana@example.com").field("name", "Ana").field("city", "A & B");

  private final Vendor vendor = new Vendor();
  private final Subscribers people = vendor.client.subscribers(ListId.of(7));

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void readsEveryoneBlockByBlockWhetherMapOrArray() {
    vendor
        .says(
            "{\"a@example.com\": {\"status\": \"active\", \"id\": 5678672566, \"email\": \"a@example.com\"}}")
        .says(
            """
            [{"email": "b@example.com", "id": 5269148194, "status": "active",
              "create_date": "2025/09/21 19:39:26", "Segmentos": "A;B"}]\
            """)
        .says("[]");

    var all = people.all().stream().toList();

    assertThat(all).extracting(Subscriber::email).containsExactly("a@example.com", "b@example.com");
    assertThat(all.get(0).id()).isEqualTo(SubscriberId.of(5678672566L));
    assertThat(all.get(0).status().is(SubscriberStatus.ACTIVE)).isTrue();
    assertThat(all.get(1).created()).isEqualTo(LocalDateTime.of(2025, 9, 21, 19, 39, 26));
    assertThat(all.get(1).field("Segmentos")).isEqualTo("A;B");
    assertThat(all.get(1).field("nothing")).isNull();
    for (int block = 0; block < 3; block++) {
      vendor.got(
          "getSubscribers",
          "list_id",
          "7",
          "block_index",
          "" + block,
          "all_fields",
          "1",
          "complete_json",
          "1");
    }
  }

  @Test
  void asksForAStatusByItsNumber() {
    vendor.says("{}");

    assertThat(people.withStatus(SubscriberStatus.UNSUBSCRIBED)).isEmpty();

    vendor.got(
        "getSubscribers",
        "list_id",
        "7",
        "status",
        "2",
        "block_index",
        "0",
        "all_fields",
        "1",
        "complete_json",
        "1");
  }

  @Test
  void stopsWhereTheServiceDoesNotCountBlocks() {
    vendor.says("{\"a@example.com\": {\"id\": 1}}").says("{\"a@example.com\": {\"id\": 1}}");

    assertThatThrownBy(() -> people.all().stream().toList())
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("the same block again");
  }

  @Test
  void goesOnFromAStoredPlace() {
    vendor
        .says("[{\"email\": \"a@example.com\"}]")
        .says("[{\"email\": \"b@example.com\"}]")
        .says("[]");
    var first = people.all().pages().iterator().next();

    var rest = people.all().startingAt(first.next()).stream().toList();

    assertThat(rest).extracting(Subscriber::email).containsExactly("b@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5678672566",
        "\"5678672566\"",
        "{\"email\": \"ana@example.com\", \"id\": 5678672566}",
        "{\"subscriber_id\": 5678672566}"
      })
  void addsSomeone(String answer) {
    vendor.says(201, answer);

    assertThat(people.add(ANA)).isEqualTo(SubscriberId.of(5678672566L));

    vendor.got(
        "addSubscriber",
        "list_id",
        "7",
        "merge_fields[email]",
        "ana@example.com",
        "merge_fields[name]",
        "Ana",
        "merge_fields[city]",
        "A & B");
  }

  @Test
  void spellsTheTagOfTheAddressAsTheListDoes() {
    vendor.says("1");

    people.add(NewSubscriber.of("ana@example.com").emailTag("EMAIL").confirming().welcomed());

    vendor.got(
        "addSubscriber",
        "list_id",
        "7",
        "merge_fields[EMAIL]",
        "ana@example.com",
        "double_optin",
        "1",
        "welcome_email",
        "1");
  }

  @Test
  void updatesSomeone() {
    vendor.says(502, "").says("1");

    people.addOrUpdate(NewSubscriber.of("ana@example.com"));

    for (int i = 0; i < 2; i++) {
      vendor.got(
          "addSubscriber",
          "list_id",
          "7",
          "merge_fields[email]",
          "ana@example.com",
          "update_subscriber",
          "1");
    }
  }

  @Test
  void repeatsNoAddingAndNoUpdateThatSendsAMail() {
    vendor.says(502, "").says(502, "");

    unknown(() -> people.add(ANA));
    unknown(() -> people.addOrUpdate(ANA.confirming()));

    assertThat(vendor.requests()).isEqualTo(2);
  }

  private static void unknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
  }

  @Test
  void tellsWhySomeoneWasRefusedWithAYes() {
    vendor.says(200, "{\"error\": \"Subscriber already exists\"}");

    assertThatThrownBy(() -> people.add(ANA))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e).hasMessage("addSubscriber: 200 Subscriber already exists");
              assertThat(e.status()).isEqualTo(200);
              assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html><body>Bienvenido</body></html>"})
  void doesNotMakeUpAnId(String answer) {
    vendor.says(200, answer);

    assertThatThrownBy(() -> people.add(ANA))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ACCEPTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"email\": \"ana@example.com\"}", ""})
  void deletesSomeone(String answer) {
    vendor.says(201, answer);

    people.delete("ana@example.com");

    vendor.got("deleteSubscriber", "list_id", "7", "email", "ana@example.com");
  }

  @Test
  void takesNotFoundOnARepetitionForDone() {
    vendor
        .says(502, "")
        .says(404, "{\"error\":\"Subscriber does not exist\"}")
        .says(502, "")
        .says(404, "{\"error\":\"Subscriber does not exist\"}");

    people.delete("ana@example.com");
    people.unsubscribe("ana@example.com");

    assertThat(vendor.requests()).isEqualTo(4);
  }

  @Test
  void deletesSeveralInADictionaryAndNeverTwice() {
    vendor.says("[\"a\"]").says(500, "");

    assertThat(people.deleteBatch(List.of("a@example.com", "b@example.com")).asList()).hasSize(1);

    vendor.got(
        "batchDeleteSubscribers",
        "list_id",
        "7",
        "email_list[0]",
        "a@example.com",
        "email_list[1]",
        "b@example.com");
    assertThatThrownBy(() -> people.deleteBatch(List.of("a@example.com")))
        .isInstanceOf(ServerException.class);
    assertThat(vendor.requests()).isEqualTo(2);
  }

  @Test
  void deletesEveryone() {
    vendor.says(201, "{}");

    people.deleteAll();

    vendor.got("deleteAllSubscribers", "list_id", "7");
  }

  @Test
  void unsubscribesSomeone() {
    vendor.says(201, "{}");

    people.unsubscribe("ana@example.com");

    vendor.got("unsubscribeSubscriber", "list_id", "7", "email", "ana@example.com");
  }

  @Test
  void knowsSomeoneInDetail() {
    vendor.says(
        """
        {"user@example.com": {"status": "active", "create_date": "2025/06/30 07:32:30",
         "email": "user@example.com", "id": 5125884584, "custom_field": "x"}}\
        """);

    Subscriber user = people.get("user@example.com");

    vendor.got("getSubscriberDetails", "list_id", "7", "subscriber", "user@example.com");
    assertThat(user.email()).isEqualTo("user@example.com");
    assertThat(user.id()).isEqualTo(SubscriberId.of(5125884584L));
    assertThat(user.field("custom_field")).isEqualTo("x");
    assertThat(user).hasToString("Subscriber[id=SubscriberId[value=5125884584]]");
  }

  @Test
  void findsNobodyButDoesNotTakeAMissingListForThat() {
    vendor
        .says(404, "{\"error\": \"Subscriber does not exist\"}")
        .says(404, "\"List does not exists\"");

    assertThat(people.find("user@example.com")).isEmpty();
    assertThatThrownBy(() -> people.find("user@example.com")).isInstanceOf(NotFoundException.class);
  }
}
