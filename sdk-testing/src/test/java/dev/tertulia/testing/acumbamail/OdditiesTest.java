package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.testing.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OdditiesTest {
  private final Sandbox sandbox = Sandbox.start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);
  private final MailingList news = acumbamail.list("News").field("name");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aNewIdHasFourShapes() throws Exception {
    String plain = create();
    acumbamail.answersWith(Oddity.IDS_AS_TEXT);
    String text = create();
    acumbamail.answersWith(Oddity.IDS_IN_OBJECTS);
    String object = create();
    acumbamail.answersWith(Oddity.IDS_AS_KEYS);

    assertThat(plain).isEqualTo("1138336");
    assertThat(text).isEqualTo("\"1138337\"");
    assertThat(object).isEqualTo("{\"id\":1138338}");
    assertThat(create()).isEqualTo("{\"1138339\":\"created\"}");
  }

  @Test
  void everyNumberMayBeText() throws Exception {
    acumbamail.answersWith(Oddity.NUMBERS_AS_TEXT, Oddity.CREATED_WITH_200);
    var answer =
        api.call(
            "sendSMS",
            "messages",
            "[{\"recipient\":\"+34600000001\",\"body\":\"x\",\"sender\":\"Shop\"}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("messages").at(0).json())
        .isEqualTo("{\"status\":\"0\",\"id\":\"45274011\",\"credits\":\"1\"}");
  }

  @Test
  void nothingMayBeEitherKindOfEmpty() throws Exception {
    acumbamail.answersWith(Oddity.EMPTY_OBJECTS_AS_LISTS, Oddity.EMPTY_LISTS_AS_OBJECTS);

    assertThat(api.call("getForms", "list_id", news.id()).text()).isEqualTo("[]");
    assertThat(api.call("getTemplates").text()).isEqualTo("{}");
  }

  @Test
  void aRefusalMayLookLikeASuccess() throws Exception {
    acumbamail.answersWith(Oddity.REFUSALS_WITH_200);
    var answer = api.call("deleteSubscriber", "list_id", news.id(), "email", "x@example.com");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Subscriber does not exist\"}");
  }

  @Test
  void creditsListsFieldsAndKeysHaveASecondShape() throws Exception {
    acumbamail.answersWith(
        Oddity.CREDITS_BARE,
        Oddity.LISTS_AS_NAMES,
        Oddity.FIELDS_AS_MAP,
        Oddity.STRINGS_UNQUOTED,
        Oddity.STATUS_IN_OBJECT);

    assertThat(api.call("getCreditsSMS").text()).isEqualTo("1000");
    assertThat(api.call("getLists").text()).isEqualTo("{\"" + news.id() + "\":\"News\"}");
    assertThat(api.call("getListFields", "list_id", news.id()).text())
        .isEqualTo("{\"email\":\"email\",\"name\":\"char\"}");
    String key =
        api.call(
                "sendOne",
                "from_email",
                "a@example.com",
                "to_email",
                "b@example.com",
                "subject",
                "Hi",
                "body",
                "x")
            .text();
    assertThat(key).matches("[0-9a-f]{32}");
    assertThat(api.call("getEmailStatus", "email_key", key).text()).isEqualTo("{\"status\":2}");
  }

  @Test
  void theLongFormMayNotExist() throws Exception {
    news.add("ana@example.com", Map.of());
    acumbamail.answersWith(Oddity.COMPLETE_JSON_IGNORED);

    assertThat(api.call("getSubscribers", "list_id", news.id(), "complete_json", 1).json().asMap())
        .containsOnlyKeys("ana@example.com");
    acumbamail.answersWith();
    assertThat(api.call("getSubscribers", "list_id", news.id(), "complete_json", 1).json().asList())
        .hasSize(1);
  }

  private String create() throws Exception {
    return api.call("createList", "sender_email", "a@example.com", "name", "x").text();
  }
}
