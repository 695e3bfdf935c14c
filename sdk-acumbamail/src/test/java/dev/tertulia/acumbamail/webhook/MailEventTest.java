package dev.tertulia.acumbamail.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.EmailKey;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.WebhookRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailEventTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /** As it was captured, with other people in it. */
  private static final String SUBSCRIBED =
      """
      {"event":"subscribes","timestamp":1734617180.0,"subscriber_fields":{"email":"user@example.com"},
       "email":"user@example.com","list_id":1036941}""";

  private static final String OPENED =
      """
      {"email_key":"0123456789abcdef0123456789abcdef","timestamp":1734439351.0,"campaign_id":1234567,
       "email":"user@example.com","list_id":7654321,
       "subscriber_fields":{"email":"user@example.com","name":"Ana"},"event":"opens"}""";

  private static List<MailEvent> read(String body) {
    return MailEvent.readUnverified(new WebhookRequest(body.getBytes(UTF_8), Map.of()), MADRID);
  }

  private static MailEvent one(String body) {
    List<MailEvent> events = read(body);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  @Test
  void joiningAsItWasCaptured() {
    MailEvent event = one(SUBSCRIBED);

    assertThat(event).isInstanceOf(MailEvent.Subscribed.class);
    assertThat(event.type()).isEqualTo(MailEventType.of(WebhookTopic.SUBSCRIBES));
    assertThat(event.timestamp()).isEqualTo(Instant.parse("2024-12-19T14:06:20Z"));
    assertThat(event.email()).isEqualTo("user@example.com");
    assertThat(event.listId()).isEqualTo(ListId.of(1036941));
    assertThat(event.campaignId()).isNull();
    assertThat(event.emailKey()).isNull();
    assertThat(event.envelope().json()).isEqualTo(JsonValue.parse(SUBSCRIBED));
  }

  @Test
  void opensAsTheyWereCapturedTwoInOneSecond() {
    List<MailEvent> events = read("{\"1\":" + OPENED + ",\"2\":" + OPENED + "}");

    assertThat(events).hasSize(2).allMatch(MailEvent.Opened.class::isInstance);
    MailEvent event = events.get(1);
    assertThat(event.campaignId()).isEqualTo(CampaignId.of(1234567));
    assertThat(event.emailKey()).isEqualTo(new EmailKey("0123456789abcdef0123456789abcdef"));
    assertThat(event.field("name")).isEqualTo("Ana");
    assertThat(event.field("city")).isNull();
  }

  @ParameterizedTest
  @EnumSource(WebhookTopic.class)
  void eachSpellingOfTheThreeIsTheSameEvent(WebhookTopic topic) {
    MailEvent told = one("{\"event\":\"" + topic.event() + "\"}");
    MailEvent flagged = one("{\"event\":\" " + topic.flag().toUpperCase() + "\"}");

    assertThat(told).isNotInstanceOf(UnknownMailEvent.class).hasSameClassAs(flagged);
    assertThat(told.type()).isNotNull();
    assertThat(flagged.type().is(topic)).isTrue();
    assertThat(flagged.type().value()).as("as it came").startsWith(" ");
  }

  @Test
  void hardAndSoftBouncesAreOneKind() {
    assertThat(((MailEvent.Bounced) one("{\"event\":\"hard_bounces\"}")).hard()).isTrue();
    assertThat(((MailEvent.Bounced) one("{\"event\":\"hard_bounce\"}")).hard()).isTrue();
    assertThat(((MailEvent.Bounced) one("{\"event\":\"soft_bounces\"}")).hard()).isFalse();
  }

  @Test
  void whereSomebodyClickedIsReadUnderTheLikelyNames() {
    String click = "{\"event\":\"clicks\",\"%s\":\"https://example.com/\"}";

    assertThat(((MailEvent.Clicked) one(click.formatted("url"))).url()).startsWith("https:");
    assertThat(((MailEvent.Clicked) one(click.formatted("link"))).url()).startsWith("https:");
    assertThat(((MailEvent.Clicked) one(click.formatted("x"))).url()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"event\":\"forwards\",\"x\":[1]}", "{\"x\":1}", "{\"event\":7}"})
  void whatNobodyForesawIsKeptWhole(String json) {
    MailEvent event = one(json);

    assertThat(event).isInstanceOf(UnknownMailEvent.class);
    assertThat(event.envelope().json().json()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "1734617180.25,2024-12-19T14:06:20.250Z",
    "1734617180250,2024-12-19T14:06:20.250Z",
    "'\"1734617180.0\"',2024-12-19T14:06:20Z",
    "'\"2024-12-19T14:06:20Z\"',2024-12-19T14:06:20Z",
    "'\"2024-12-19 15:06:20\"',2024-12-19T14:06:20Z",
    "'\"2024/07/19 16:06:20\"',2024-07-19T14:06:20Z",
    "'\"None\"',",
    "true,",
    "1e999999999,"
  })
  @DisplayName("Time is read in any spelling; without a zone it is the vendor's clock")
  void time(String timestamp, Instant expected) {
    assertThat(one("{\"event\":\"opens\",\"timestamp\":" + timestamp + "}").timestamp())
        .isEqualTo(expected);
  }

  @Test
  void anotherZoneIsForTimesWithoutOne() {
    var body = "{\"event\":\"opens\",\"timestamp\":\"2024-12-19 15:06:20\"}".getBytes(UTF_8);

    assertThat(
            MailEvent.readUnverified(new WebhookRequest(body, Map.of()), ZoneId.of("UTC"))
                .get(0)
                .timestamp())
        .isEqualTo(Instant.parse("2024-12-19T15:06:20Z"));
  }

  @Test
  void theFamilyIsKnown() {
    assertThat(
            Arrays.stream(MailEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toList()))
        .as("a new member is news for everybody who switches over events: write it down")
        .containsExactly(
            "Subscribed",
            "Unsubscribed",
            "Delivered",
            "Opened",
            "Clicked",
            "Bounced",
            "Complained",
            "UnknownMailEvent");
  }

  @Test
  void noEventTellsWhomItIsAbout() {
    assertThat(read(OPENED).toString())
        .contains("opens")
        .doesNotContain("example.com")
        .doesNotContain("Ana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event", "timestamp", "email", "list_id", "campaign_id", "email_key"})
  void noSpoiltMemberThrows(String name) {
    List<JsonValue> others =
        List.of(
            JsonValue.MISSING,
            JsonValue.of(""),
            JsonValue.of("a text"),
            JsonValue.of("-17"),
            JsonValue.of(1e300),
            JsonValue.of(0),
            JsonValue.of(true),
            JsonValue.array(1, null),
            JsonValue.object("id", 4));
    for (JsonValue other : others) {
      for (String sample : List.of(SUBSCRIBED, OPENED)) {
        var members = new LinkedHashMap<>(JsonValue.parse(sample).asMap());
        members.put(name, other);
        members.put("subscriber_fields", other);
        assertThatCode(
                () -> {
                  MailEvent event = one(new JsonValue.Obj(members).json());
                  assertThat(event.field("name")).isNull();
                })
            .as("%s is %s", name, other.json())
            .doesNotThrowAnyException();
      }
    }
  }
}
