package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor's words in all their spellings, and words nobody foresaw. */
class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "1, TYPE_CALL",
    "2, TYPE_SMS",
    "10, TYPE_VOICEMAIL",
    "31, TYPE_ACTIVITY_APPOINTMENT",
    "34, TYPE_CUSTOM_CALL",
    "100, TYPE_NO_SHOW",
    "SMS, TYPE_SMS",
    "CALL, TYPE_CALL",
    "VoiceMail, TYPE_VOICEMAIL",
    "Email, TYPE_EMAIL",
    "InternalComment, TYPE_INTERNAL_COMMENT",
    "TYPE_INTERNAL_COMMENTS, TYPE_INTERNAL_COMMENT",
    "Live Chat, TYPE_LIVE_CHAT",
    "GMB, TYPE_GMB",
    "FB, TYPE_FACEBOOK",
    "type_sms, TYPE_SMS",
    "11, 11",
    "TYPE_HOLOGRAM, TYPE_HOLOGRAM",
    "Hologram, Hologram",
  })
  void aMessageTypeIsNormalizedWithoutLosingWhatCame(String came, String normal) {
    var type = new MessageType(came);

    assertThat(type.normalized().value()).isEqualTo(normal);
    assertThat(type.is(new MessageType(normal))).isTrue();
    assertThat(type.value()).isEqualTo(came);
  }

  @Test
  void knowsCallsAndEmailsOfEveryKind() {
    assertThat(new MessageType("1").isCall()).isTrue();
    assertThat(new MessageType("34").isCall()).isTrue();
    assertThat(new MessageType("Email").isEmail()).isTrue();
    assertThat(MessageType.SMS.isCall() || MessageType.SMS.isEmail()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, TYPE_PHONE", "TYPE_EMAIL, TYPE_EMAIL", "5, TYPE_GROUP_SMS", "6, 6"})
  void aConversationTypeIsNormalized(String came, String normal) {
    assertThat(new ConversationType(came).normalized().value()).isEqualTo(normal);
  }

  @Test
  void aScheduledMessageSurvivesItsText() {
    var email = new ScheduledMessage(true, "e1");
    var message = new ScheduledMessage(false, "m1");

    assertThat(ScheduledMessage.parse(email.asText())).isEqualTo(email);
    assertThat(ScheduledMessage.parse(message.asText())).isEqualTo(message);
  }
}
