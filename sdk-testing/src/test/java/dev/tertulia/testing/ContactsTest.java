package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String here = highLevel.location();
  private final String ana =
      highLevel
          .contact("Ana García")
          .phone("+34600000001")
          .email("Ana@example.com")
          .tag("vip")
          .add();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aContactIsWrappedAndHasNoName() throws Exception {
    JsonValue contact = caller.get("/contacts/" + ana).at("contact");

    assertThat(contact.at("firstName").asText()).isEqualTo("Ana");
    assertThat(contact.at("lastName").asText()).isEqualTo("García");
    assertThat(contact.at("emailLowerCase").asText()).isEqualTo("ana@example.com");
    assertThat(contact.at("tags").json()).isEqualTo("[\"vip\"]");
    assertThat(contact.at("dateAdded").asText()).endsWith("Z");
    assertThat(contact.asMap()).doesNotContainKey("name");
  }

  @Test
  void aContactIsCreatedOnce() throws Exception {
    Object[] body = {"locationId", here, "name", "Luis Pérez", "email", "luis@example.com"};

    var created = caller.post("/contacts/", body);
    var again = caller.post("/contacts/", body);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("contact").at("firstName").asText()).isEqualTo("Luis");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.at("meta").at("contactId")).isEqualTo(created.at("contact").at("id"));
  }

  @Test
  void anUpsertFindsByEmailFirstAndReplacesAllTags() throws Exception {
    var known =
        caller.post(
            "/contacts/upsert",
            "locationId",
            here,
            "email",
            "ana@EXAMPLE.com",
            "tags",
            List.of("new"),
            "customFields",
            List.of(JsonValue.object("id", "f1", "field_value", 7)));
    var fresh = caller.post("/contacts/upsert", "locationId", here, "phone", "+34600000002");

    assertThat(known.at("new").asBoolean()).isFalse();
    assertThat(known.at("contact").at("id").asText()).isEqualTo(ana);
    assertThat(known.at("contact").at("tags").json()).isEqualTo("[\"new\"]");
    assertThat(known.at("contact").at("customFields").json())
        .isEqualTo("[{\"id\":\"f1\",\"value\":7}]");
    assertThat(known.at("succeded").asBoolean()).isTrue();
    assertThat(fresh.at("new").asBoolean()).isTrue();
  }

  @Test
  void anUpdateChangesWhatItNamesAndANullTakesAway() throws Exception {
    var answer = caller.put("/contacts/" + ana, "firstName", "Anna", "phone", null);

    assertThat(answer.at("succeded").asBoolean()).isTrue();
    assertThat(caller.put("/contacts/" + ana, "companyName", "ACME").status()).isEqualTo(422);
    JsonValue profile = highLevel.profile(ana);
    assertThat(profile.at("firstName").asText()).isEqualTo("Anna");
    assertThat(profile.at("lastName").asText()).isEqualTo("García");
    assertThat(profile.asMap()).doesNotContainKey("phone");
  }

  @Test
  void tagsAreAddedAndRemovedOneByOne() throws Exception {
    var added = caller.post("/contacts/" + ana + "/tags", "tags", List.of("vip", "new"));
    var removed = caller.delete("/contacts/" + ana + "/tags", "tags", List.of("vip", "gone"));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.at("tagsAdded").json()).isEqualTo("[\"new\"]");
    assertThat(added.at("tags").json()).isEqualTo("[\"vip\",\"new\"]");
    assertThat(removed.at("tagsRemoved").json()).isEqualTo("[\"vip\"]");
    assertThat(removed.at("tags").json()).isEqualTo("[\"new\"]");
    assertThat(caller.delete("/contacts/" + ana + "/tags").status()).isEqualTo(422);
  }

  @Test
  void aDuplicateIsFoundByEmailOrNumberUnlessItsPlusWasLost() throws Exception {
    String path = "/contacts/search/duplicate?locationId=" + here;

    assertThat(caller.get(path + "&email=ana%40example.com").at("contact").at("id").asText())
        .isEqualTo(ana);
    assertThat(caller.get(path + "&number=%2B34600000001").at("contact").at("id").asText())
        .isEqualTo(ana);
    assertThat(caller.get(path + "&number=+34600000001").at("contact").isMissing()).isTrue();
    assertThat(caller.get(path).status()).isEqualTo(422);
  }

  @Test
  void lookupExistsInV3AndTakesOneOfTwo() throws Exception {
    String path = "/contacts/lookup?locationId=" + here;
    Caller v3 = caller.version("v3");

    assertThat(v3.get(path + "&email=ana@example.com").at("contacts").at(0).at("id").asText())
        .isEqualTo(ana);
    assertThat(v3.get(path + "&email=eva@example.com").at("contacts").asList()).isEmpty();
    assertThat(v3.get(path).status()).isEqualTo(422);
    assertThat(caller.get(path + "&email=ana@example.com").status()).isEqualTo(404);
  }

  @Test
  void wishesNotToBeDisturbedAreSpelledAsTheVersionDoes() throws Exception {
    Caller v3 = caller.version("v3");

    caller.put("/contacts/" + ana, "dndSettings", quiet("Email"));

    assertThat(v3.get("/contacts/" + ana).at("contact").at("dndSettings").json())
        .isEqualTo("{\"email\":{\"status\":\"active\"}}");
    assertThat(v3.put("/contacts/" + ana, "dndSettings", quiet("Email")).status()).isEqualTo(422);
    assertThat(caller.put("/contacts/" + ana, "dndSettings", quiet("email")).status())
        .isEqualTo(422);
  }

  @Test
  void wishesNotToBeDisturbedAreReplacedAltogether() throws Exception {
    caller.put("/contacts/" + ana, "dndSettings", quiet("Email"));

    caller.put("/contacts/" + ana, "dndSettings", quiet("SMS"));

    assertThat(highLevel.profile(ana).at("dndSettings").json())
        .isEqualTo("{\"SMS\":{\"status\":\"active\"}}");
    var odd = JsonValue.object("SMS", JsonValue.object("status", "on"));
    assertThat(caller.put("/contacts/" + ana, "dndSettings", odd).status()).isEqualTo(422);
  }

  private static JsonValue quiet(String channel) {
    return JsonValue.object(channel, JsonValue.object("status", "active"));
  }

  @Test
  void aDeletedContactTakesItsConversationAlong() throws Exception {
    String message = highLevel.receives(ana, "SMS", "Hello");
    String note = "/contacts/" + ana + "/notes";
    caller.post(note, "body", "Likes the window");

    var deleted = caller.delete("/contacts/" + ana);

    assertThat(deleted.at("succeded").asBoolean()).isTrue();
    assertThat(highLevel.profile(ana).isMissing()).isTrue();
    assertThat(highLevel.message(message).isMissing()).isTrue();
    assertThat(caller.get("/contacts/" + ana).status()).isEqualTo(404);
    assertThat(caller.get(note).status()).isEqualTo(404);
  }
}
