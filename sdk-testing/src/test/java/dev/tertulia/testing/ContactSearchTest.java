package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions, order and pages of the search for contacts. */
class ContactSearchTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private String ana = "";
  private String ben = "";
  private String eva = "";

  @BeforeEach
  void settle() {
    ana = highLevel.contact("Ana").email("ana@example.com").tag("vip").field("country", "ES").add();
    time.advance(Duration.ofMinutes(1));
    ben = highLevel.contact("Ben").phone("+34600000002").tag("vip").tag("new").add();
    time.advance(Duration.ofMinutes(1));
    eva = highLevel.contact("Eva").email("eva@example.com").add();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theNewestComesFirstUnlessToldOtherwise() throws Exception {
    assertThat(ids(search("pageLimit", 10))).containsExactly(eva, ben, ana);
    assertThat(ids(search("pageLimit", 10, "sort", by("dateAdded", "asc"))))
        .containsExactly(ana, ben, eva);
    assertThat(ids(search("pageLimit", 10, "sort", by("firstNameLowerCase", "desc"))))
        .containsExactly(eva, ben, ana);
    assertThat(search("pageLimit", 10, "sort", by("phone", "asc")).status()).isEqualTo(400);
  }

  @Test
  void aSearchGoesOnAfterTheKeyOfTheLastOneEvenIfThatOneIsGone() throws Exception {
    Caller.Answer first = search("pageLimit", 1);
    JsonValue key = first.at("contacts").at(0).at("searchAfter");
    caller.delete("/contacts/" + eva);

    Caller.Answer second = search("pageLimit", 1, "searchAfter", key);

    assertThat(first.at("total").asLong()).isEqualTo(3);
    assertThat(key.json()).isEqualTo("[1795341720000,\"" + eva + "\"]");
    assertThat(ids(second)).containsExactly(ben);
    assertThat(ids(search("pageLimit", 1, "page", 2))).containsExactly(ana);
    assertThat(search("pageLimit", 1, "page", 2, "searchAfter", key).status()).isEqualTo(400);
    assertThat(search("query", "ana").status()).isEqualTo(422);
    assertThat(search("pageLimit", 501).status()).isEqualTo(422);
  }

  @Test
  void contactsOfOneMomentAreAllFound() throws Exception {
    for (int i = 0; i < 5; i++) {
      highLevel.contact("Twin " + i).add();
    }
    var found = new ArrayList<String>();
    JsonValue after = JsonValue.MISSING;

    for (int i = 0; i < 9; i++) {
      Caller.Answer page =
          after.isMissing()
              ? search("pageLimit", 1, "sort", by("dateAdded", "asc"))
              : search("pageLimit", 1, "sort", by("dateAdded", "asc"), "searchAfter", after);
      found.addAll(ids(page));
      after = page.at("contacts").at(0).at("searchAfter");
    }

    assertThat(found).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void everyConditionHasToHold() throws Exception {
    assertThat(found(is("tags", "vip"))).containsExactly(ben, ana);
    assertThat(found(is("tags", "vip"), is("tags", "NEW"))).containsExactly(ben);
    assertThat(found(filter("tags", "not_eq", "vip"))).containsExactly(eva);
    assertThat(found(filter("firstNameLowerCase", "contains", "an"))).containsExactly(ana);
    assertThat(found(filter("phone", "not_exists", null))).containsExactly(eva, ana);
    assertThat(found(group("OR", is("country", "es"), is("contactName", "eva"))))
        .containsExactly(eva, ana);
    assertThat(found(group("AND", is("country", "es"), is("contactName", "eva")))).isEmpty();
  }

  @Test
  void timesAreComparedAsTextsOrMilliseconds() throws Exception {
    var fromBen = JsonValue.object("gte", "2026-11-22T10:01:00Z");
    var untilBen = JsonValue.object("lte", 1_795_341_660_000L);

    assertThat(found(filter("dateAdded", "range", fromBen))).containsExactly(eva, ben);
    assertThat(found(filter("dateAdded", "range", untilBen))).containsExactly(ben, ana);
  }

  @Test
  void aPathLeadsToOwnFieldsAndWishes() throws Exception {
    caller.put(
        "/contacts/" + ana,
        "customFields",
        List.of(JsonValue.object("id", "f1", "field_value", 7)),
        "dndSettings",
        JsonValue.object("Email", JsonValue.object("status", "active")));

    assertThat(found(is("customFields.f1", 7))).containsExactly(ana);
    assertThat(found(is("dndSettings.Email.status", "active"))).containsExactly(ana);
  }

  @Test
  void whatTheServiceDoesNotKnowIsRefused() throws Exception {
    Caller.Answer field = with(is("additional_phones", "x"));
    Caller.Answer operator = with(filter("email", "contains", "ana"));

    assertThat(field.status()).isEqualTo(400);
    assertThat(field.at("message").asText()).isEqualTo("Invalid field additional_phones");
    assertThat(operator.status()).isEqualTo(400);
    assertThat(with(filter("tags", "eq", null)).status()).isEqualTo(422);
  }

  @Test
  void inSearchesSomeFieldsHaveOtherNames() throws Exception {
    caller.put("/contacts/" + ana, "address1", "Calle Mayor 1");

    JsonValue contact = with(is("country", "ES")).at("contacts").at(0);

    assertThat(contact.at("address").asText()).isEqualTo("Calle Mayor 1");
    assertThat(contact.at("contactName").asText()).isEqualTo("ana");
    assertThat(contact.asMap()).doesNotContainKeys("address1", "name");
  }

  private List<String> found(JsonValue... filters) throws Exception {
    return ids(with(filters));
  }

  private Caller.Answer with(JsonValue... filters) throws Exception {
    return search("pageLimit", 10, "filters", List.of(filters));
  }

  private Caller.Answer search(Object... more) throws Exception {
    var body = new ArrayList<Object>(List.of("locationId", highLevel.location()));
    body.addAll(List.of(more));
    return caller.post("/contacts/search", body.toArray());
  }

  private static List<String> ids(Caller.Answer answer) {
    return answer.at("contacts").asList().stream().map(each -> each.at("id").asText()).toList();
  }

  private static JsonValue is(String field, Object value) {
    return filter(field, "eq", value);
  }

  private static JsonValue filter(String field, String operator, Object value) {
    return value == null
        ? JsonValue.object("field", field, "operator", operator)
        : JsonValue.object("field", field, "operator", operator, "value", value);
  }

  private static JsonValue group(String kind, JsonValue... filters) {
    return JsonValue.object("group", kind, "filters", List.of(filters));
  }

  private static JsonValue by(String field, String direction) {
    return JsonValue.array(JsonValue.object("field", field, "direction", direction));
  }
}
