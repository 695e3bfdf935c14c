package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
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

  private static String letters(String... ids) {
    return "\"messageType\":\"TYPE_EMAIL\",\"direction\":\"outbound\",\"meta\":{\"email\":{\"messageIds\":"
        + JsonValue.array((Object[]) ids).json()
        + "}}";
  }

  @Test
  void looksAtAllLettersOfAThread() {
    Email sought = Email.to("k1").subject("Re: Table").html("See you at 8.");
    listed("m1", 1, letters("older", "ours"));
    var search =
        new MessageSearch(
            contact -> Optional.of(Json.standard().read(Conversation.class, "{\"id\":\"c1\"}")),
            id -> listed,
            id ->
                Json.standard()
                    .read(
                        EmailMessage.class,
                        id.equals("ours")
                            ? "{\"subject\":\"Re: Table\",\"body\":\"See you at 8.\"}"
                            : "{\"subject\":\"Table\",\"body\":\"Is there one at 8?\"}"),
            time);

    assertThat(search.find(sought, SENT, SENT).found()).isPresent();
  }

  @Test
  void findsAnRcsThatWentAsAnSms() {
    listed("m1", 1, sms("outbound", "See you at 8."));

    assertThat(find(CustomMessage.on(Channel.RCS, "k1", "See you at 8.")).found()).isPresent();
  }

  @Test
  void isNeverSureThatAnAnswerIsMissing() {
    Email answer = Email.to("k1").text("See you at 8.").context(EmailReply.to("m0").inThread("m0"));

    assertThat(why(find(answer))).contains("thread");
  }

  @Test
  void isNotSureOfATextTheServiceFillsIn() {
    listed("m1", 1, sms("outbound", "Hi Ana, see you at 8."));

    assertThat(why(find(Sms.to("k1", "Hi {{contact.first_name}}, see you at 8."))))
        .contains("cannot be compared");
  }

  @Test
  void isNotSureOfATextWhoseLinksTheServiceShortens() {
    listed("m1", 1, sms("outbound", "Pay here: lnk.example/x1"));

    assertThat(why(find(Sms.to("k1", "Pay here: https://shop.example/pay/1"))))
        .contains("cannot be compared");
  }

  @Test
  void isNotSureOfALetterOfTheSameSubject() {
    listed("m1", 1, letters("e1"));

    assertThat(why(find(Email.to("k1").subject("Invoice").html("Gr&uuml;&szlig;e"))))
        .contains("cannot be compared");
  }
}
