package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contacts and their preferences, as they travel. */
class ContactsWireTest {
  private static final String V = "2021-07-28";

  private final Vendor vendor = new Vendor();
  private final Contacts contacts = vendor.client.contacts();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void readsAContactWithItsOwnFieldsAndWishes() {
    vendor.says(
        """
        {"contact":{"id":"k1","email":"ana@example.com","tags":["vip"],"dnd":false,
         "dndSettings":{"Email":{"status":"active","message":"asked"},"SMS":{"status":"inactive"}},
         "customFields":[{"id":"f1","value":[1,2]}],"attachments":[],"dateAdded":"2026-01-01T00:00:00.000Z"},
         "traceId":"t"}\
        """);

    Contact ana = contacts.get("k1");

    vendor.got("GET /contacts/k1", V);
    assertThat(ana.doNotDisturb(Channel.EMAIL)).isTrue();
    assertThat(ana.doNotDisturb(Channel.SMS)).isFalse();
    assertThat(ana.doNotDisturb(Channel.WHATSAPP)).isFalse();
    assertThat(ana.customField("f1").at(1).asLong()).isEqualTo(2);
    assertThat(ana.customField("f2").isMissing()).isTrue();
    assertThat(ana).hasToString("Contact[id=k1]");
  }

  @Test
  void readsTheWishesOfV3() {
    vendor.says(
        "{\"contact\":{\"id\":\"k1\",\"dndSettings\":{\"email\":{\"status\":\"permanent\"}}}}");

    assertThat(contacts.get("k1").doNotDisturb(Channel.EMAIL)).isTrue();
  }

  @Test
  void findsByNumberWithAnEncodedPlus() {
    vendor.says("{\"contact\":{\"id\":\"k1\"},\"matchingField\":\"contactId\"}");

    assertThat(contacts.findByPhone("+34600000000").orElseThrow().id()).isEqualTo("k1");

    vendor.got("GET /contacts/search/duplicate?locationId=loc1&number=%2B34600000000", V);
  }

  @Test
  void findsNobody() {
    vendor.says("{\"contact\":null,\"traceId\":\"t\"}");

    assertThat(contacts.findByEmail("a+b@example.com")).isEmpty();

    vendor.got("GET /contacts/search/duplicate?locationId=loc1&email=a%2Bb%40example.com", V);
  }

  @Test
  void makesAContact() {
    vendor.says(201, "{\"contact\":{\"id\":\"k1\"}}");

    contacts.create(
        NewContact.of(
                ContactDetails.none()
                    .firstName("Ana")
                    .email("ana@example.com")
                    .customField("f1", 42))
            .tags("vip"));

    vendor.got(
        "POST /contacts/",
        V,
        """
        {"locationId":"loc1","firstName":"Ana","email":"ana@example.com","tags":["vip"],
         "customFields":[{"id":"f1","field_value":42}]}\
        """);
  }

  @Test
  void emptiesAFieldAndKeepsTags() {
    vendor.says("{\"succeded\":true,\"contact\":{\"id\":\"k1\"}}");

    contacts.update(
        "k1",
        ContactUpdate.of(
            ContactDetails.none().cleared("website").doNotDisturb(Channel.EMAIL, true)));

    vendor.got(
        "PUT /contacts/k1",
        V,
        "{\"website\":null,\"dndSettings\":{\"Email\":{\"status\":\"active\"}}}");
  }

  @Test
  void spellsChannelsAsV3Does() {
    vendor.says("{\"contact\":{\"id\":\"k1\"}}");

    try (var client = vendor.builder().version("v3").build()) {
      client
          .contacts()
          .update(
              "k1",
              ContactUpdate.of(ContactDetails.none().doNotDisturb(Channel.EMAIL, false))
                  .replaceAllTags(List.of()));
    }

    vendor.got(
        "PUT /contacts/k1",
        "v3",
        "{\"tags\":[],\"dndSettings\":{\"email\":{\"status\":\"inactive\"}}}");
  }

  @Test
  void findsOrMakesAContactAndMayRepeatThat() {
    vendor
        .says(503, "")
        .says("{\"new\":true,\"contact\":{\"id\":\"k1\"},\"succeded\":true,\"succeeded\":true}");

    UpsertedContact result =
        contacts.upsert(ContactUpsert.of(ContactDetails.none().phone("+34600000000")));

    assertThat(result.created()).isTrue();
    assertThat(result.contact().id()).isEqualTo("k1");
    vendor.next();
    vendor.got("POST /contacts/upsert", V, "{\"locationId\":\"loc1\",\"phone\":\"+34600000000\"}");
    assertThatThrownBy(() -> ContactUpsert.of(ContactDetails.none().name("Ana")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void addsAndRemovesTagsWithABodyOnDelete() {
    vendor.says(201, "{\"tags\":[\"a\",\"b\"]}").says("{\"tags\":[\"a\"],\"tagsRemoved\":[\"b\"]}");

    assertThat(contacts.addTags("k1", "b")).containsExactly("a", "b");
    assertThat(contacts.removeTags("k1", "b")).containsExactly("a");

    vendor.got("POST /contacts/k1/tags", V, "{\"tags\":[\"b\"]}");
    vendor.got("DELETE /contacts/k1/tags", V, "{\"tags\":[\"b\"]}");
  }

  @Test
  void deletesAContact() {
    vendor.says("{\"succeded\":true}");

    contacts.delete("k1");

    vendor.got("DELETE /contacts/k1", V);
  }

  @Test
  void takesNotFoundForDoneOnlyAfterARepetition() {
    vendor.says(503, "").says(404, "{}").says(404, "{}");

    contacts.delete("k1");

    assertThatThrownBy(() -> contacts.delete("k1")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void searchesByConditions() {
    vendor.says("{\"contacts\":[],\"total\":0}");
    Instant monday = Instant.parse("2026-11-16T00:00:00Z");

    contacts
        .search(
            ContactQuery.all()
                .text("gar")
                .tag("vip")
                .unassigned()
                .addedFrom(monday)
                .customField("f1", 7)
                .where(
                    ContactFilter.anyOf(
                        ContactFilter.is("country", "ES"), ContactFilter.contains("city", "bo"))))
        .stream()
        .count();

    vendor.got(
        "POST /contacts/search",
        V,
        """
        {"locationId":"loc1","pageLimit":100,"query":"gar","filters":[
          {"field":"tags","operator":"eq","value":"vip"},
          {"field":"assignedTo","operator":"not_exists"},
          {"field":"dateAdded","operator":"range","value":{"gte":"2026-11-16T00:00:00Z"}},
          {"field":"customFields.f1","operator":"eq","value":7},
          {"group":"OR","filters":[
            {"field":"country","operator":"eq","value":"ES"},
            {"field":"city","operator":"contains","value":"bo"}]}],
         "sort":[{"field":"dateAdded","direction":"asc"}]}\
        """);
  }

  @Test
  void repeatsASearchAlthoughItIsAPost() {
    vendor.says(503, "").says("{\"contacts\":[{\"id\":\"k1\"}],\"total\":1}");

    assertThat(contacts.search(ContactQuery.all())).extracting(Contact::id).containsExactly("k1");
  }

  @Test
  void readsTheNamesThatOnlySearchesUse() {
    vendor.says(
        """
        {"contacts":[{"id":"k1","contactName":"ana garcía","address":"Calle Mayor 1",
          "timezone":"US/Central","inboundDndSettings":{"all":{"status":"active"}},"tags":["VIP"]}],
         "total":1}\
        """);

    Contact ana = contacts.search(ContactQuery.all()).iterator().next();

    assertThat(ana.name()).isEqualTo("ana garcía");
    assertThat(ana.address1()).isEqualTo("Calle Mayor 1");
    assertThat(ana.zone()).contains(ZoneId.of("US/Central"));
    assertThat(ana.inboundDoNotDisturb()).isTrue();
    assertThat(ana.hasTag("vip")).isTrue();
  }

  @Test
  void knowsNoZoneOfAnUnknownName() {
    vendor.says("{\"contact\":{\"timezone\":\"Atlantis/Centre\"}}").says("{\"contact\":{}}");

    assertThat(contacts.get("k1").zone()).isEmpty();
    assertThat(contacts.get("k1").zone()).isEmpty();
  }

  @Test
  void tellsEveryFaultTheVendorFinds() {
    vendor.says(
        422,
        "{\"statusCode\":422,\"message\":[\"email must be an email\",\"phone is"
            + " odd\"],\"traceId\":\"t9\"}");

    assertThatThrownBy(() -> contacts.get("k1"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("get-contact: 422 email must be an email; phone is odd (trace t9)");
  }

  @Test
  void asksAndChangesPreferencesInTheirOwnVersion() {
    var preferences = vendor.client.preferences();
    vendor.says("[{\"id\":\"s1\"}]").says(201, "").says("{}").says("{}").says("");

    assertThat(preferences.subtypes().at(0).at("id").asText()).isEqualTo("s1");
    assertThat(preferences.createSubtype(NewSubtype.email("News", "en")))
        .isEqualTo(JsonValue.MISSING);
    preferences.updateSubtype("s1", SubtypeUpdate.nothing().archived(true));
    preferences.unsubscriptions("k1", "a@example.com");
    preferences.change(SubscriptionChange.unsubscribe("k1", "a@example.com", "s1"));

    String v = "2021-04-15";
    vendor.got("GET /conversations/preferences/custom-subtypes?locationId=loc1", v);
    vendor.got(
        "POST /conversations/preferences/custom-subtypes?locationId=loc1",
        v,
        "{\"name\":\"News\",\"channel\":\"email\",\"language\":\"en\"}");
    vendor.got(
        "PUT /conversations/preferences/custom-subtypes/s1?locationId=loc1",
        v,
        "{\"archived\":true}");
    vendor.got(
        "GET /conversations/preferences/unsubscriptions/status?locationId=loc1&contactId=k1&email=a%40example.com",
        v);
    vendor.got(
        "POST /conversations/preferences/unsubscriptions/user-change",
        v,
        """
        {"locationId":"loc1","contactId":"k1","email":"a@example.com",
         "subscription_action":{"type":"custom","subtype_id":"s1","subtype_status":"unsubscribed"}}\
        """);
  }
}
