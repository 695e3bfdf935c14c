package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.Sandbox;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListsTest {
  private final Sandbox sandbox =
      Sandbox.builder()
          .timekeeper(ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z")))
          .start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aListIsMadeFoundAndDeleted() throws Exception {
    var made =
        api.call(
            "createList", "sender_email", "a@example.com", "name", "News", "description", "All");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text()).isEqualTo("1138335");
    assertThat(api.call("getLists").text())
        .isEqualTo("{\"1138335\":{\"name\":\"News\",\"description\":\"All\"}}");
    assertThat(api.call("deleteList", "list_id", made.id()).text()).isEqualTo("{}");
    assertThat(api.call("getLists").text()).isEqualTo("{}");
    assertThat(api.call("deleteList", "list_id", made.id()).status()).isEqualTo(404);
  }

  @Test
  void itsCountersTellWhatBecameOfItsSubscribers() throws Exception {
    MailingList news = acumbamail.list("News");
    news.add("ana@example.com", Map.of());
    news.add("ben@example.com", Map.of());
    api.call("unsubscribeSubscriber", "list_id", news.id(), "email", "ben@example.com");

    assertThat(api.call("getListStats", "list_id", news.id()).text())
        .isEqualTo(
            "{\"total_subscribers\":1,\"unsubscribed_subscribers\":1,\"hard_bounced_subscribers\":0,"
                + "\"spam_subscribers\":0,\"name\":\"News\",\"create_date\":\"2026/11/22 13:00:00\"}");
  }

  @Test
  void aFieldIsReadUnderThreeNamesOfItsType() throws Exception {
    MailingList news = acumbamail.list("News").choice("Curso", "a", "b");
    var added =
        api.call("addMergeTag", "list_id", news.id(), "field_name", "Nombre", "field_type", "text");

    assertThat(added.status()).isEqualTo(201);
    assertThat(api.call("getMergeFields", "list_id", news.id()).text())
        .isEqualTo("{\"email\":\"email\",\"curso\":\"single list\",\"nombre\":\"char\"}");
    assertThat(api.call("getFields", "list_id", news.id()).text())
        .isEqualTo("{\"email\":\"email\",\"-curso >a,b\":\"combobox\",\"nombre\":\"char\"}");
    assertThat(api.call("getListFields", "list_id", news.id()).at("fields").at(1))
        .isEqualTo(
            JsonValue.parse(
                "{\"name\":\"curso\",\"label\":\"Curso\",\"readonly\":false,\"tag\":\"curso\","
                    + "\"hidden\":false,\"type\":\"single list\","
                    + "\"options\":[{\"label\":\"a\"},{\"label\":\"b\"}]}"));
  }

  @Test
  void aTypeNobodyDocumentedIsRefused() throws Exception {
    long news = acumbamail.list("News").id();

    assertThat(
            api.call("addMergeTag", "list_id", news, "field_name", "x", "field_type", "colour")
                .status())
        .isEqualTo(400);
  }

  @Test
  void formsAndSegmentsAreArrangedByTheTest() throws Exception {
    MailingList news = acumbamail.list("News").field("city");
    assertThat(api.call("getForms", "list_id", news.id()).text()).isEqualTo("{}");
    assertThat(api.call("getListSegments", "list_id", news.id()).text()).isEqualTo("[]");
    long form = news.form("Main form");
    long segment = news.segment("Madrid", person -> "Madrid".equals(person.get("city")));

    assertThat(api.call("getForms", "list_id", news.id()).text())
        .isEqualTo("{\"" + form + "\":{\"name\":\"Main form\"}}");
    var details = api.call("getFormDetails", "form_id", form);
    assertThat(details.at("classic").asText()).isEqualTo("yes");
    assertThat(details.at("div_id").asText()).isEqualTo("acm-form-" + form);
    assertThat(api.call("getFormDetails", "form_id", 1).status()).isEqualTo(404);
    assertThat(api.call("getListSegments", "list_id", news.id()).text())
        .isEqualTo("[{\"id\":" + segment + ",\"name\":\"Madrid\"}]");
  }
}
