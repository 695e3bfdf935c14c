package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed at every point, once and twice: in the end the message is there exactly once. */
class SendOnceKilledTest {
  private static final int NEVER = Integer.MAX_VALUE;

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox =
      Sandbox.builder().timekeeper(time).burst(100_000, Duration.ofSeconds(10)).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();
  private int messages;

  @TempDir Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** A program that may die: it sends, and goes on until it has an answer or is dead. */
  private boolean lives(Sms sms, Fuse fuse) {
    OkHttpClient wire =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  fuse.point();
                  Response answer = chain.proceed(chain.request());
                  fuse.point();
                  return answer;
                })
            .build();
    // A program of its own opens the folder anew, and dying closes it.
    try (var real = Journal.inFolder(folder);
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(highLevel.token()))
                .location(highLevel.location())
                .baseUrl(highLevel.url())
                .timekeeper(time)
                .httpClient(wire)
                .journal(new Dying(real, fuse))
                .build()) {
      for (int tries = 0; tries < 4; tries++) {
        try {
          client.messages().sendOnce("key of " + sms.text(), sms);
          return true;
        } catch (SdkException e) {
          assertThat(e.outcome()).isIn(Outcome.UNKNOWN, Outcome.ACCEPTED);
          time.advance(Duration.ofMinutes(1));
        }
      }
      throw new AssertionError("no answer after four tries");
    } catch (Dying.Killed e) {
      return false;
    }
  }

  private Sms next() {
    messages++;
    return Sms.to(ana, "Message " + messages + ".");
  }

  private void assertThereOnce(Sms sms, String story) {
    assertThat(highLevel.messagesWith(ana))
        .as(story)
        .filteredOn(each -> sms.text().equals(each.at("body").asText()))
        .hasSize(1);
    assertThat(sandbox.received("send-a-new-message"))
        .as(story)
        .filteredOn(each -> each.text().contains(sms.text()))
        .hasSize(1);
  }

  @Test
  void killedAtEveryPointItIsSentOnce() {
    int point = 1;
    for (boolean lived = false; !lived; point++) {
      Sms sms = next();
      lived = lives(sms, new Fuse(point));
      assertThat(lives(sms, new Fuse(NEVER))).isTrue();
      assertThereOnce(sms, "killed at point " + point);
    }
    assertThat(point).as("points of a send").isGreaterThan(7);
  }

  @Test
  void killedAgainWhileItIsLookedForItIsSentOnce() {
    boolean firstLived = false;
    for (int first = 1; !firstLived; first++) {
      boolean secondLived = false;
      for (int second = 1; !secondLived; second++) {
        Sms sms = next();
        firstLived = lives(sms, new Fuse(first));
        time.advance(Duration.ofMinutes(second % 2));
        secondLived = lives(sms, new Fuse(second));
        assertThat(lives(sms, new Fuse(NEVER))).isTrue();
        assertThereOnce(sms, "killed at point " + first + ", then at point " + second);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedWhileItsAnswerIsLostItIsSentOnce(boolean accepted) {
    boolean lived = false;
    for (int point = 1; !lived; point++) {
      Sms sms = next();
      var fault = sandbox.next("send-a-new-message");
      if (accepted) {
        fault.cutsTheAnswer();
      } else {
        fault.dropsAfterRequest();
      }
      lived = lives(sms, new Fuse(point));
      assertThat(lives(sms, new Fuse(NEVER))).isTrue();
      assertThereOnce(sms, "killed at point " + point);
    }
  }
}
