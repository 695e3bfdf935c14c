package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreferencesTest {
  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel).version("2021-04-15");
  private final String here = highLevel.location();
  private final String subtypes = "/conversations/preferences/custom-subtypes";

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aSubtypeIsCreatedChangedAndListed() throws Exception {
    Object[] body = {"name", "News", "channel", "email", "language", "es"};
    String id = caller.post(subtypes + "?locationId=" + here, body).at("id").asText();

    caller.put(subtypes + "/" + id + "?locationId=" + here, "archived", true);

    JsonValue listed = caller.get(subtypes + "?locationId=" + here).at("subtypes").at(0);
    assertThat(listed.at("name").asText()).isEqualTo("News");
    assertThat(listed.at("archived").asBoolean()).isTrue();
    assertThat(caller.post(subtypes + "?locationId=" + here, "name", "x".repeat(101)).status())
        .isEqualTo(422);
  }

  @Test
  void aContactUnsubscribesAndComesBack() throws Exception {
    String ana = highLevel.contact("Ana").email("ana@example.com").add();

    var out = change(ana, JsonValue.object("type", "default", "subtype_status", "unsubscribed"));
    int whileOut = unsubscriptions(ana);
    change(ana, JsonValue.object("type", "resub_all", "subtype_status", "subscribed"));

    assertThat(out.status()).isEqualTo(201);
    assertThat(whileOut).isEqualTo(1);
    assertThat(unsubscriptions(ana)).isZero();
    assertThat(change(ana, JsonValue.object("type", "all")).status()).isEqualTo(422);
  }

  private Caller.Answer change(String contact, JsonValue action) throws Exception {
    return caller.post(
        "/conversations/preferences/unsubscriptions/user-change",
        "locationId",
        here,
        "contactId",
        contact,
        "email",
        "ana@example.com",
        "subscription_action",
        action);
  }

  private int unsubscriptions(String contact) throws Exception {
    return caller
        .get(
            "/conversations/preferences/unsubscriptions/status?locationId="
                + here
                + "&contactId="
                + contact)
        .at("unsubscriptions")
        .asList()
        .size();
  }
}
