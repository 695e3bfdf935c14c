package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.core.json.Json;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InquiryTest {
  private static Inquiry email(String body) {
    var event =
        Map.of(
            "type", "InboundMessage", "messageType", "Email", "direction", "inbound", "body", body);
    return new Inquiry(
        TwoServices.event(event),
        Json.standard().read(Conversation.class, "{}"),
        Json.standard().read(Contact.class, "{}"),
        () -> ZoneOffset.UTC);
  }

  @Test
  void anEmailIsReadWithoutItsHtml() {
    assertThat(email("<p class='big'>2 < 3?</p>").text().strip()).isEqualTo("2 < 3?");
  }

  /** It took minutes: who sends such a thing must not keep a thread from everybody else. */
  @Test
  @Timeout(60)
  void anEmailOfAMillionBracketsIsReadLikeAnyOther() {
    assertThat(email("<p>Price?</p>" + "<".repeat(1_000_000)).says("price")).isTrue();
  }
}
