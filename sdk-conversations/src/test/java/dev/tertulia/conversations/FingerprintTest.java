package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As what a message can be listed: what is not recognised would be sent a second time. */
class FingerprintTest {
  private static final Set<Channel> CHATS =
      Set.of(
          Channel.WHATSAPP,
          Channel.INSTAGRAM,
          Channel.FACEBOOK,
          Channel.TIKTOK,
          Channel.LIVE_CHAT,
          Channel.INTERNAL_COMMENT);

  private static boolean mayBe(String channel, String kind) {
    return Fingerprint.mayBe(new Channel(channel), kind == null ? null : new MessageType(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, TYPE_SMS",
    "SMS, TYPE_RCS",
    "SMS, TYPE_CUSTOM_SMS",
    "SMS, TYPE_CUSTOM_PROVIDER_SMS",
    "RCS, TYPE_RCS",
    "RCS, TYPE_SMS",
    "Email, TYPE_EMAIL",
    "Email, TYPE_CAMPAIGN_EMAIL",
    "Email, TYPE_CUSTOM_EMAIL",
    "Email, TYPE_CUSTOM_PROVIDER_EMAIL",
    "WhatsApp, TYPE_WHATSAPP",
    "IG, TYPE_INSTAGRAM",
    "FB, TYPE_FACEBOOK",
    "TIKTOK, TYPE_TIKTOK",
    "Live_Chat, TYPE_LIVE_CHAT",
    "InternalComment, TYPE_INTERNAL_COMMENT",
    "GMB, TYPE_GMB",
    "Custom, TYPE_CUSTOM_SMS",
    "Pigeon, TYPE_OF_TOMORROW"
  })
  void aMessageIsListedAsItsKind(String channel, String kind) {
    assertThat(mayBe(channel, kind)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, TYPE_EMAIL",
    "SMS, TYPE_CALL",
    "RCS, TYPE_WHATSAPP",
    "Email, TYPE_SMS",
    "Email, TYPE_CUSTOM_SMS",
    "Custom, TYPE_ACTIVITY_CONTACT",
    "Pigeon, TYPE_ACTIVITY_INVOICE"
  })
  void whatIsSurelyOfAnotherKindIsAnotherMessage(String channel, String kind) {
    assertThat(mayBe(channel, kind)).isFalse();
  }

  @Test
  void aChatIsNoOtherChat() {
    for (Channel chat : CHATS) {
      assertThat(Fingerprint.mayBe(chat, MessageType.SMS)).as("%s", chat.value()).isFalse();
      assertThat(Fingerprint.mayBe(chat, MessageType.GMB)).as("%s", chat.value()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMS", "Email", "WhatsApp", "Custom", "Pigeon"})
  void whereNobodyKnowsTheKindItMayBeThisMessage(String channel) {
    assertThat(mayBe(channel, null)).isTrue();
    assertThat(mayBe(channel, "1")).isTrue();
    assertThat(mayBe(channel, "Sms")).isTrue();
  }
}
