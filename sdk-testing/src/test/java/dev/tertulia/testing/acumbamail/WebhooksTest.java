package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.http.Mishaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String HTML = "<p>*|UNSUBSCRIBE_URL|*</p>";

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);
  private final MailingList news = acumbamail.list("News").field("name");
  private final MockWebServer receiver = new MockWebServer();
  private volatile int answer = 200;
  private volatile String callBack = "";

  @BeforeEach
  void receive() throws Exception {
    receiver.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (!callBack.isEmpty()) {
              try {
                api.call(callBack, "list_id", news.id());
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            }
            return new MockResponse.Builder().code(answer).build();
          }
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.close();
    sandbox.close();
  }

  @Test
  void theFlagsAreReadUnderOtherNames() throws Exception {
    var missing = api.call("getListWebhook", "list_id", news.id());
    var configured = configure("hard_bounce", 1, "complain", 1);

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text())
        .isEqualTo("{\"error\":\"You have not configured a webhook for this list\"}");
    assertThat(configured.text()).isEqualTo("{\"id\":102650}");
    var info = api.call("getListWebhook", "list_id", news.id()).at("info");
    assertThat(info.asMap())
        .containsOnlyKeys(
            "id",
            "url",
            "active",
            "subscribes",
            "unsubscribes",
            "hard_bounces",
            "soft_bounces",
            "complaints",
            "opens",
            "clicks");
    assertThat(info.at("hard_bounces").asBoolean()).isTrue();
    assertThat(info.at("complaints").asBoolean()).isTrue();
    assertThat(info.at("opens").asBoolean()).isFalse();
    assertThat(configure("opens", 1).text()).isEqualTo("{\"id\":102650}");
  }

  @Test
  void somebodyWhoSubscribesIsToldAsOneObject() throws Exception {
    configure("subscribes", 1);
    api.call(
        "addSubscriber",
        "list_id",
        news.id(),
        "merge_fields[email]",
        "ana@example.com",
        "merge_fields[name]",
        "Ana",
        "merge_fields[shoe]",
        "42");

    var request = receiver.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(request.getBody().utf8())
        .isEqualTo(
            "{\"event\":\"subscribes\",\"timestamp\":1795348800.0,\"email\":\"ana@example.com\","
                + "\"list_id\":1138335,"
                + "\"subscriber_fields\":{\"email\":\"ana@example.com\",\"name\":\"Ana\"}}");
    assertThat(acumbamail.deliveries()).singleElement().extracting(Delivery::status).isEqualTo(200);
  }

  @Test
  void eventsGatheredAreDeliveredTogetherWithNumbers() throws Exception {
    configure("opens", 1, "click", 1);
    news.add("ana@example.com", Map.of());
    acumbamail.gathersWebhooks(Duration.ofSeconds(5));
    SentMail mail = acumbamail.mail(send(), "ana@example.com");
    mail.isOpened();
    mail.isClicked("https://example.com");
    int before = acumbamail.deliveries().size();
    time.advance(Duration.ofSeconds(5));

    assertThat(before).isZero();
    var body = acumbamail.deliveries().get(0).json();
    assertThat(body.asMap()).containsOnlyKeys("1", "2");
    assertThat(body.at("1").asMap())
        .containsOnlyKeys(
            "email_key",
            "campaign_id",
            "event",
            "timestamp",
            "email",
            "list_id",
            "subscriber_fields");
    assertThat(body.at("1").at("email_key").asText()).isEqualTo(mail.key());
    assertThat(body.at("2").at("event").asText()).isEqualTo("clicks");
  }

  @Test
  void theyArePackedInEveryWayAReceiverExpects() throws Exception {
    configure("subscribes", 1);
    for (Envelope envelope : Envelope.values()) {
      acumbamail.packsWebhooks(envelope);
      news.add(envelope + "@example.com", Map.of());
    }

    assertThat(acumbamail.deliveries())
        .extracting(each -> each.body().substring(0, 9))
        .containsExactly("{\"event\":", "{\"event\":", "{\"1\":{\"ev", "[{\"event\"", "payload=%");
  }

  @Test
  void onlyWhatWasAskedForIsToldAndOnlyWhileActive() throws Exception {
    configure("opens", 1, "delivered", 1);
    news.add("ana@example.com", Map.of());
    long campaign = send();
    acumbamail.mail(campaign, "ana@example.com").isReported();
    int unasked = acumbamail.deliveries().size();
    configure("opens", 1, "active", 0);
    acumbamail.mail(campaign, "ana@example.com").isOpened();

    assertThat(unasked).isZero();
    assertThat(acumbamail.deliveries()).isEmpty();
  }

  @Test
  void singleMailsHaveAWebhookOfTheirOwn() throws Exception {
    var missing = api.call("getSMTPWebhook");
    api.call(
        "configSMTPWebhook",
        "callback_url",
        receiver.url("/smtp").toString(),
        "delivered",
        1,
        "click",
        1);
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
            .json()
            .asText();
    acumbamail.mail(key).isClicked("https://example.com");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(api.call("getSMTPWebhook").at("info").asMap())
        .containsKey("delivered")
        .doesNotContainKey("subscribes");
    assertThat(acumbamail.deliveries())
        .extracting(each -> each.json().at("event").asText())
        .containsExactly("delivered", "clicks");
    assertThat(acumbamail.deliveries().get(0).json().asMap())
        .containsOnlyKeys("email_key", "event", "timestamp", "email");
  }

  @Test
  void aReceiverThatRefusesOrIsGoneIsNotAskedAgainUnlessTold() throws Exception {
    configure("subscribes", 1);
    answer = 500;
    news.add("ana@example.com", Map.of());
    answer = 200;
    acumbamail.delivers(acumbamail.deliveries().get(0));
    receiver.close();
    news.add("ben@example.com", Map.of());

    assertThat(acumbamail.deliveries())
        .extracting(Delivery::status)
        .containsExactly(500, 200, null);
    assertThat(acumbamail.deliveries().get(1).body())
        .isEqualTo(acumbamail.deliveries().get(0).body());
  }

  @Test
  void aReceiverMayCallBack() throws Exception {
    configure("subscribes", 1);
    callBack = "getListStats";
    news.add("ana@example.com", Map.of());

    assertThat(acumbamail.deliveries()).extracting(Delivery::status).isEqualTo(List.of(200));
    assertThat(sandbox.received("getListStats")).hasSize(1);
  }

  @Test
  void byChanceEachComesOnceToThreeTimesAndLate() throws Exception {
    configure("subscribes", 1);
    sandbox.suffers(
        Mishaps.seeded(7).repeatingWebhooks(3).delayingWebhooks(Duration.ofMinutes(10)));
    for (int number = 0; number < 30; number++) {
      news.add("guest-" + number + "@example.com", Map.of());
    }
    int early = acumbamail.deliveries().size();
    time.advance(Duration.ofMinutes(10));

    Map<String, Long> times =
        acumbamail.deliveries().stream()
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.json().at("email").asText()),
                    Collectors.counting()));
    assertThat(early).isLessThan(5);
    assertThat(times).hasSize(30);
    assertThat(times.values()).contains(1L, 2L, 3L).allMatch(n -> n <= 3);
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws Exception {
    assertThat(
            api.call("configListWebhook", "list_id", news.id(), "callback_url", "nowhere").status())
        .isEqualTo(400);
  }

  private long send() throws Exception {
    return api.call(
            "createCampaign",
            "name",
            "May",
            "from_name",
            "News",
            "from_email",
            "news@example.com",
            "subject",
            "Hello",
            "content",
            HTML,
            "lists[0]",
            news.id())
        .id();
  }

  private Api.Answer configure(Object... flags) throws Exception {
    var all = new ArrayList<Object>(List.of(flags));
    all.addAll(List.of("list_id", news.id(), "callback_url", receiver.url("/hook").toString()));
    return api.call("configListWebhook", all.toArray());
  }
}
