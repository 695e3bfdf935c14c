package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.DecodingException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.TransportException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What sendOnce does while nobody knows what became of a message. */
class SendOnceDoubtTest extends SendingOnce {
  @Test
  void whatArrivedAlthoughItsAnswerWasLostIsFoundNotSent() {
    sandbox.next("send-a-new-message").dropsAfterRequest();
    assertThat(failed().outcome()).isEqualTo(Outcome.UNKNOWN);

    SentMessage found = client.messages().sendOnce("reminder-1", sms);
    int asked = sandbox.received().size();
    SentMessage again = client.messages().sendOnce("reminder-1", sms);

    assertThat(sandbox.received()).as("looked for once").hasSize(asked);
    assertThat(found.messageId()).isEqualTo(stored());
    assertThat(again.messageId()).isEqualTo(stored());
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatDidNotArriveIsSentOnceThatIsCertain() {
    sandbox.next("send-a-new-message").dropsWithoutEffect();
    assertThat(failed().outcome()).isEqualTo(Outcome.UNKNOWN);
    Instant lostAt = time.now();

    SdkException early = failed();
    assertThat(early).isInstanceOf(NotAdmittedException.class).hasMessageContaining("too early");
    assertThat(early.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(((NotAdmittedException) early).retryableAt()).isEqualTo(lostAt.plusSeconds(30));
    assertThat(requests()).isEqualTo(1);

    time.advance(Duration.ofSeconds(30));
    SentMessage sent = client.messages().sendOnce("reminder-1", sms);
    assertThat(sent.messageId()).isEqualTo(stored());
    assertThat(highLevel.messagesWith(ana)).hasSize(1);
  }

  @Test
  void anIntentOfTheDeadCountsAsUnderWayForAsLongAsItPromised() {
    var dying = new Dying(journal, new Fuse(3));
    try (var doomed = client(dying)) {
      assertThatThrownBy(() -> doomed.messages().sendOnce("reminder-1", sms))
          .isInstanceOf(Dying.Killed.class);
    }
    dying.released();

    time.advance(Duration.ofSeconds(59));
    assertThat(((NotAdmittedException) failed()).retryableAt()).isEqualTo(NOON.plusSeconds(60));
    time.advance(Duration.ofSeconds(1));
    client.messages().sendOnce("reminder-1", sms);

    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatCannotBeToldApartIsNeverSent() {
    sandbox.next("send-a-new-message").dropsAfterRequest();
    assertThat(failed().outcome()).isEqualTo(Outcome.UNKNOWN);
    highLevel.sends(ana, "SMS", "See you at 8.");
    time.advance(Duration.ofHours(1));

    SdkException still = failed();

    assertThat(still).isInstanceOf(TransportException.class).hasMessageContaining("several");
    assertThat(still.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatWasAcceptedIsNeverSentAgainEvenIfItIsNowhereToBeFound() {
    sandbox.next("send-a-new-message").says(200, "<html>", "text/html");
    assertThat(failed().outcome()).isEqualTo(Outcome.ACCEPTED);
    time.advance(Duration.ofHours(1));

    SdkException still = failed();

    assertThat(still).isInstanceOf(DecodingException.class);
    assertThat(still.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatWasAcceptedIsFoundLater() {
    sandbox.next("send-a-new-message").cutsTheAnswer();
    assertThat(failed().outcome()).isEqualTo(Outcome.ACCEPTED);

    assertThat(client.messages().sendOnce("reminder-1", sms).messageId()).isEqualTo(stored());
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void failingToLookIsNotTakenForNotSent() {
    sandbox.next("send-a-new-message").dropsAfterRequest();
    assertThat(failed().outcome()).isEqualTo(Outcome.UNKNOWN);
    sandbox.next("search-conversation").says(403);

    SdkException blind = failed();

    assertThat(blind).isInstanceOf(TransportException.class).hasMessageContaining("looking failed");
    assertThat(blind.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(requests()).isEqualTo(1);
  }
}
