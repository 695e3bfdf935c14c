package dev.tertulia.acumbamail.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.SubscriberId;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.WebhookRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By what an event is known that the vendor gives no id. */
class MailFormatTest {
  private static final String OPENED =
      "{'event':'opens','email':'Ana@Example.com','email_key':'0123456789abcdef','campaign_id':5,"
          + "'subscriber_fields':{'city':'Soria'}}";
  private static final String JOINED =
      "{'event':'subscribes','timestamp':1734617180,'email':'ana@example.com','list_id':7}";

  private final MailFormat format = new MailFormat(ZoneId.of("Europe/Madrid"));

  private List<Arrival> arrivals(String body) {
    return format.arrivals(new WebhookRequest(body.replace('\'', '"').getBytes(UTF_8), Map.of()));
  }

  private Arrival one(String body) {
    List<Arrival> arrivals = arrivals(body);
    assertThat(arrivals).hasSize(1);
    return arrivals.get(0);
  }

  private List<String> ids(String body) {
    return arrivals(body).stream().map(each -> each.ids().get(0)).toList();
  }

  @Test
  void theSameWordsTwiceInOneDeliveryAreTwoEventsAndInAnotherRepetitions() {
    List<String> two = ids("[" + OPENED + "," + OPENED + "]");

    assertThat(two).doesNotHaveDuplicates().hasSize(2);
    assertThat(ids("[" + OPENED + "," + OPENED + "]")).isEqualTo(two);
    assertThat(ids(OPENED)).containsExactly(two.get(0));
  }

  @Test
  void anEventIsTheSameInWhateverOrderItIsToldAndWhateverBecameOfThePerson() {
    String otherwise =
        "{'campaign_id':5,'subscriber_fields':{},'email_key':'0123456789abcdef',"
            + "'email':'Ana@Example.com','event':'opens'}";

    assertThat(ids(otherwise)).isEqualTo(ids(OPENED));
    assertThat(ids(OPENED.replace("5", "6"))).isNotEqualTo(ids(OPENED));
    assertThat(ids("{'event':'opens','a':[1,{'x':1,'y':2}]}"))
        .isEqualTo(ids("{'event':'opens','a':[1,{'y':2,'x':1}]}"))
        .isNotEqualTo(ids("{'event':'opens','a':[{'y':2,'x':1},1]}"));
  }

  @Test
  void whoJoinedIsTheSameWhetherAWebhookToldOrTheListIsLookedAt() {
    var person =
        new Subscriber(
            "ana@example.com",
            SubscriberId.of(3),
            null,
            null,
            null,
            JsonValue.object("city", "Soria"));
    Instant when = Instant.ofEpochSecond(1734617180);

    Arrival found = format.found(ListId.of(7), person, " ANA@example.com", when);

    assertThat(one(JOINED).aliases()).isEqualTo(found.ids());
    assertThat(found.aliases()).isEmpty();
    assertThat(one(JOINED.replace(":7", ":8")).aliases()).isNotEqualTo(found.ids());
    assertThat(one(JOINED.replace("ana@", "eva@")).aliases())
        .as("somebody else on the same list")
        .isNotEqualTo(found.ids());
    assertThat(one(JOINED.replace("subscribes", "unsubscribes")).aliases()).isEmpty();
    assertThat(one("{'event':'subscribes','list_id':7}").aliases()).isEmpty();
    assertThat(format.event(found)).isInstanceOf(MailEvent.Subscribed.class);
    assertThat(format.event(found).timestamp()).isEqualTo(when);
    assertThat(found.type()).isEqualTo("subscribes");
    assertThat(found.orderKey()).isEqualTo(one(JOINED).orderKey());
  }

  @Test
  void eventsOfOnePersonAreOneOrderElseThoseOfOneMail() {
    String person = one(OPENED).orderKey();
    assertThat(person).startsWith("person:");
    assertThat(one(JOINED).orderKey()).as("in other letters").isEqualTo(person);
    assertThat(one(JOINED.replace("ana@", "eva@")).orderKey()).isNotEqualTo(person);

    String mail = one("{'event':'opens','email_key':'0123456789abcdef'}").orderKey();
    assertThat(mail).startsWith("mail:");
    assertThat(one("{'event':'opens'}").orderKey()).isEmpty();
  }

  @Test
  void noAddressStandsInWhatIsLogged() {
    for (String body : List.of(OPENED, JOINED)) {
      Arrival arrival = one(body);
      assertThat(arrival.ids() + "" + arrival.aliases() + arrival.orderKey())
          .doesNotContainIgnoringCase("example.com");
    }
  }

  @Test
  void whatIsStoredIsReadAsItCame() {
    Arrival arrival = one(OPENED);

    MailEvent event = format.event(arrival);

    assertThat(event.email()).isEqualTo("Ana@Example.com");
    assertThat(event.field("city")).isEqualTo("Soria");
    assertThat(arrival.type()).isEqualTo("opens");
    assertThat(one("{'event':7}").type()).isEqualTo("7");
  }

  @Test
  void aFormIsReadWithItsFieldsOrWithWhatIsPackedInOne() {
    Arrival plain = one("event=opens&email=ana%40example.com&note=a+b%3Dc");
    assertThat(format.event(plain).email()).isEqualTo("ana@example.com");
    assertThat(format.event(plain).envelope().json().at("note").asText()).isEqualTo("a b=c");

    assertThat(arrivals("x=1&events=[" + OPENED + "," + JOINED + "]")).hasSize(2);
    assertThat(arrivals("payload={}")).isEmpty();
    assertThatThrownBy(() -> arrivals("payload=opens")).isInstanceOf(WebhookException.class);
    assertThatThrownBy(() -> arrivals("hello")).isInstanceOf(WebhookException.class);
    assertThatThrownBy(() -> arrivals("event=%zz")).isInstanceOf(WebhookException.class);
  }
}
