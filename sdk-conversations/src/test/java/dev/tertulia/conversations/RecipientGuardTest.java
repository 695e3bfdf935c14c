package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Safety;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientGuardTest {
  private final RecipientGuard guard = RecipientGuard.only(List.of("k1", "me@example.com"));

  private void check(OutgoingMessage message) {
    guard.check(SendBody.of(message));
  }

  @Test
  void refusesAForwardThatNamesSomeoneInAFieldOfItsOwn() {
    var hidden = Map.of("isForwarded", true, "recipientConversationId", "c-of-someone-else");

    assertThatThrownBy(
            () -> check(CustomMessage.on(Channel.EMAIL, "k1", "Hello").with("forward", hidden)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("recipientConversationId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_all", "Reply_All", "replyAll", ""})
  void refusesWhateverMayGoToEveryoneInAThread(String mode) {
    var message = CustomMessage.on(Channel.EMAIL, "k1", "Hello").with("replyMessageId", "m1");

    assertThatNoException().isThrownBy(() -> check(message.with("emailReplyMode", "reply")));
    assertThatThrownBy(() -> check(message.with("emailReplyMode", mode)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("everyone in the thread");
  }

  @Test
  void refusesARawPostHoweverItIsCalled() {
    assertThatThrownBy(() -> guard.checkRaw(Safety.READ, "POST"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatNoException().isThrownBy(() -> guard.checkRaw(Safety.READ, "GET"));
  }

  @Test
  void letsAForwardToTheAllowedPass() {
    var forward = EmailForward.thread("m1").toEmail("me@example.com");

    assertThatNoException().isThrownBy(() -> check(Email.to("k1").context(forward)));
  }
}
