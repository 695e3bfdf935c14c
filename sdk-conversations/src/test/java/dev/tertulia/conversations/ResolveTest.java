package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looking for a message that may or may not have been sent. */
class ResolveTest {
  private static final Instant SENT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Sms SMS = Sms.to("k1", "See you at 8.");

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(SENT.plusSeconds(60));
  private final List<Message> listed = new ArrayList<>();
  private boolean conversation = true;

  private void listed(String id, int secondsAfter, String rest) {
    listed.add(
        0,
        Json.standard()
            .read(
                Message.class,
                "{\"id\":\""
                    + id
                    + "\",\"dateAdded\":\""
                    + SENT.plusSeconds(secondsAfter)
                    + "\","
                    + rest
                    + "}"));
  }

  private static String sms(String direction, String body) {
    return "\"type\":2,\"messageType\":\"TYPE_SMS\",\"direction\":\""
        + direction
        + "\",\"body\":\""
        + body
        + "\"";
  }

  private Resolution find(OutgoingMessage sought) {
    return new MessageSearch(
            contact ->
                conversation
                    ? Optional.of(Json.standard().read(Conversation.class, "{\"id\":\"c1\"}"))
                    : Optional.empty(),
            id -> listed,
            id ->
                Json.standard()
                    .read(
                        EmailMessage.class,
                        "{\"subject\":\"Invoice\",\"body\":\"<p>Thank&nbsp;you</p>\"}"),
            time)
        .find(sought, SENT, SENT);
  }

  private static String why(Resolution resolution) {
    return ((Resolution.StillUnknown) resolution).why();
  }

  @Test
  void findsIt() {
    listed("old", -3600, sms("outbound", "See you at 8."));
    listed("other", 2, sms("outbound", "Another text"));
    listed("theirs", 3, sms("inbound", "See you at 8."));
    listed("m1", 1, sms("outbound", " See  you at 8. "));

    assertThat(find(SMS).found().orElseThrow().id()).isEqualTo("m1");
  }

  @Test
  void doesNotFindIt() {
    listed("other", 2, sms("outbound", "Another text"));

    assertThat(find(SMS)).isInstanceOf(Resolution.NotFound.class);
  }

  @Test
  void doesNotFindItWhereThereIsNoConversation() {
    conversation = false;

    assertThat(find(SMS)).isInstanceOf(Resolution.NotFound.class);
  }

  @Test
  void saysThatItIsTooEarly() {
    var early = ManualTimekeeper.startingAt(SENT.plus(Duration.ofSeconds(5)));
    var search = new MessageSearch(k -> Optional.empty(), id -> listed, id -> null, early);

    assertThat(why(search.find(SMS, SENT, SENT)))
        .isEqualTo("too early: a message can take until 2026-11-22T10:00:30Z to be listed");
  }

  @Test
  void doesNotTakeAnOlderMessageForIt() {
    listed("old", -30, sms("outbound", "See you at 8."));

    assertThat(why(find(SMS))).contains("may be an older one");
  }

  @Test
  void doesNotChooseAmongSeveral() {
    listed("m1", 1, sms("outbound", "See you at 8."));
    listed("m2", 2, sms("outbound", "See you at 8."));

    assertThat(why(find(SMS))).contains("several");
  }

  @Test
  void isNotSureOfATextThatGoesOn() {
    listed("m1", 1, sms("outbound", "See you at 8. Reply STOP to end."));

    assertThat(why(find(SMS))).contains("cannot be compared");
  }

  @Test
  void recognizesAnEmailByItsLetter() {
    listed(
        "m1",
        1,
        "\"messageType\":\"TYPE_EMAIL\",\"direction\":\"outbound\",\"meta\":{\"email\":{\"messageIds\":[\"e1\"]}}");

    assertThat(find(Email.to("k1").subject("Invoice").html("<b>Thank you</b>")).found())
        .isPresent();
    assertThat(find(Email.to("k1").subject("Reminder").html("Thank you")))
        .isInstanceOf(Resolution.NotFound.class);
    assertThat(find(SMS)).isInstanceOf(Resolution.NotFound.class);
  }

  @Test
  void cannotCompareATemplate() {
    assertThat(find(WhatsApp.template("k1", "tpl1"))).isInstanceOf(Resolution.NotFound.class);

    listed(
        "m1",
        1,
        "\"messageType\":\"TYPE_WHATSAPP\",\"direction\":\"outbound\",\"body\":\"Hi Ana\"");

    assertThat(why(find(WhatsApp.template("k1", "tpl1")))).contains("cannot be compared");
  }

  @Test
  void isNeverSureThatAScheduledMessageIsMissing() {
    assertThat(why(find(SMS.sendAt(SENT.plusSeconds(9999))))).contains("scheduled");
  }
}
