package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks as they are configured: written in one spelling, read in another. */
class WebhooksWireTest {
  private static final String URL = "https://example.com/hook?key=8f2";
  private static final ListId LIST = ListId.of(7);

  private final Vendor vendor = new Vendor();
  private final Webhooks webhooks = vendor.client.webhooks();

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": 102650}", "102650", ""})
  void configuresAListWithEveryFlag(String answer) {
    vendor.says(502, "").says(answer);

    webhooks.configureList(
        LIST, WebhookSettings.of(URL, WebhookTopic.COMPLAINTS, WebhookTopic.CLICKS));

    for (int i = 0; i < 2; i++) {
      vendor.got(
          "configListWebhook",
          "list_id",
          "7",
          "callback_url",
          URL,
          "subscribes",
          "0",
          "unsubscribes",
          "0",
          "hard_bounce",
          "0",
          "soft_bounce",
          "0",
          "complain",
          "1",
          "opens",
          "0",
          "click",
          "1",
          "active",
          "1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": 87492}", "87492"})
  void configuresTheAccount(String answer) {
    vendor.says(answer);

    webhooks.configureSmtp(WebhookSettings.of(URL, WebhookTopic.DELIVERED).off());

    vendor.got(
        "configSMTPWebhook",
        "callback_url",
        URL,
        "delivered",
        "1",
        "hard_bounce",
        "0",
        "soft_bounce",
        "0",
        "complain",
        "0",
        "opens",
        "0",
        "click",
        "0",
        "active",
        "0");
  }

  @Test
  void refusesTopicsOfTheOtherKind() {
    assertThatThrownBy(
            () -> webhooks.configureSmtp(WebhookSettings.of(URL, WebhookTopic.SUBSCRIBES)))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(
            () -> webhooks.configureList(LIST, WebhookSettings.of(URL, WebhookTopic.DELIVERED)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(vendor.requests()).isZero();
  }

  @Test
  void readsTheWebhookOfAList() {
    vendor.says(
        """
        {"info": {"url": "https://example.com/hook", "soft_bounces": false, "complaints": true,
         "unsubscribes": true, "subscribes": "true", "active": false, "hard_bounces": 1, "id": 102650,
         "opens": false, "clicks": 0}}\
        """);

    Webhook webhook = webhooks.ofList(LIST).orElseThrow();

    vendor.got("getListWebhook", "list_id", "7");
    assertThat(webhook.id()).isEqualTo(102650);
    assertThat(webhook.url()).isEqualTo("https://example.com/hook");
    assertThat(webhook.active()).isFalse();
    assertThat(webhook.topics())
        .containsExactly(
            WebhookTopic.SUBSCRIBES,
            WebhookTopic.UNSUBSCRIBES,
            WebhookTopic.HARD_BOUNCES,
            WebhookTopic.COMPLAINTS);
  }

  @Test
  void readsTheWebhookOfTheAccountAlsoWithoutItsWrapper() {
    vendor.says("{\"info\": {\"delivered\": true, \"id\": 87492}}").says("{\"delivered\": true}");

    assertThat(webhooks.ofSmtp().orElseThrow().topics()).containsExactly(WebhookTopic.DELIVERED);
    assertThat(webhooks.ofSmtp().orElseThrow().topics()).containsExactly(WebhookTopic.DELIVERED);
    vendor.got("getSMTPWebhook");
  }

  @Test
  void tellsNoWebhookFromNoList() {
    vendor
        .says(404, "{\"error\": \"You have not configured a webhook for this list\"}")
        .says(404, "\"List does not exists\"")
        .says(404, "El endpoint no existe");

    assertThat(webhooks.ofList(LIST)).isEmpty();
    assertThatThrownBy(() -> webhooks.ofList(LIST)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(webhooks::ofSmtp).isInstanceOf(NotFoundException.class);
  }
}
