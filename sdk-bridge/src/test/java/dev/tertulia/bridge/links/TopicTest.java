package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.InvalidRequestException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  private static InboundMessage message(String... more) {
    var json = new HashMap<>(Map.of("type", "InboundMessage", "direction", "inbound"));
    for (int i = 0; i < more.length; i += 2) {
      json.put(more[i], more[i + 1]);
    }
    return (InboundMessage) TwoServices.event(json);
  }

  private static boolean isAbout(Topic topic, String... message) {
    return topic.test().test(message(message));
  }

  @Test
  void wordsAreFoundWholeInWhateverCaseWithOrWithoutAccents() {
    var topic = Topic.words("menu", "menú", "group dinner");

    assertThat(isAbout(topic, "body", "The MENU, please!")).isTrue();
    assertThat(isAbout(topic, "body", "¿el menú?")).isTrue();
    assertThat(isAbout(topic, "body", "a Group\n dinner")).isTrue();
    assertThat(isAbout(topic, "body", "menudo lio")).isFalse();
    assertThat(isAbout(topic, "body", "a dinner for a group")).isFalse();
  }

  @Test
  void anEmailIsReadWithItsSubjectAndWithoutHtml() {
    var topic = Topic.words("menu", "menu", "strong");

    assertThat(isAbout(topic, "subject", "Menu?", "body", "<p>hi</p>")).isTrue();
    assertThat(isAbout(topic, "messageType", "Email", "body", "<p class='menu'>hi</p>")).isFalse();
    assertThat(isAbout(topic, "messageType", "SMS", "body", "2 < menu > 1")).isTrue();
    assertThat(isAbout(topic, "plainText", "hi", "body", "<strong>hi</strong>")).isFalse();
  }

  @Test
  void patternsAndFunctionsDecideToo() {
    var order = Topic.matching("order", Pattern.compile("#\\d{4}"));

    assertThat(isAbout(order, "body", "where is #1234?")).isTrue();
    assertThat(isAbout(order, "body", "where is it?")).isFalse();
    assertThat(isAbout(Topic.when("all", message -> message.body() == null))).isTrue();
  }

  /** The first is the classic; the JDK takes that in its stride, and the others not. */
  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(.*a){20}$", "(.*a){20}\\1$", "(a|b)*c"})
  void aTextMadeToLeadAPatternAstrayHoldsNobodyUp(String pattern) {
    var topic = Topic.matching("order", Pattern.compile(pattern));
    String hostile = "a".repeat(20_000) + "b";

    assertThat(outcome(topic, hostile)).isIn(false, "too long");
  }

  private static Object outcome(Topic topic, String text) {
    try {
      return isAbout(topic, "body", text);
    } catch (InvalidRequestException e) {
      assertThat(e).hasMessageContaining("Topic order").hasMessageNotContaining("aaaa");
      return "too long";
    }
  }

  @Test
  void aLongTextIsNoHostileOne() {
    var order = Topic.matching("order", Pattern.compile("(?i)order.*#\\d{4}$"));

    assertThat(isAbout(order, "body", "An order is a word. ".repeat(400) + "#1234")).isTrue();
    assertThat(isAbout(order, "body", "x".repeat(1_000_000))).isFalse();
  }

  @Test
  void aCallSaysNothing() {
    assertThat(isAbout(Topic.words("menu", "menu"), "messageType", "CALL")).isFalse();
  }

  @Test
  void aTagCannotComeAndGo() {
    assertThatThrownBy(() -> Topic.words("menu", "menu").adds("VIP").removes("vip"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Topic.words("menu", "!?")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void eachHasANameOfItsOwnThatTheJournalCanKeep() {
    try (var world = new TwoServices()) {
      var link =
          TagAndTarget.named("food", world.conversations).topic(Topic.words("catering", "boda"));

      assertThatThrownBy(() -> link.topic(Topic.words("catering", "buffet")))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThatThrownBy(() -> Topic.words("food/catering", "catering"))
        .isInstanceOf(InvalidRequestException.class);
  }
}
