package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Checkup;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Resolution;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of docs/errors.md, run. */
class ErrorsGuideTest {
  private static final String SEND = "send-a-new-message";

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final List<String> told = new ArrayList<>();
  private final String contact = highLevel.contact("Ana").phone("+34600000001").add();
  private ConversationsClient client = client(highLevel.token());

  private ConversationsClient client(String token) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(token))
        .location(highLevel.location())
        .baseUrl(highLevel.url())
        .timekeeper(time)
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  @Test
  void eachFailureSaysWhatToDo() {
    send(contact, "Your table is ready.");
    send("no such id!", "Your table is ready.");
    sandbox.next(SEND).says(429, Map.of("Retry-After", "600"));
    send(contact, "Closed today.");
    send(contact, "Closed today, really.");
    time.advance(Duration.ofHours(1));
    sandbox.next(SEND).says(400);
    send(contact, "See you at 8.");
    sandbox.next(SEND).dropsAfterRequest();
    send(contact, "See you at 9.");
    sandbox.next(SEND).cutsTheAnswer();
    send(contact, "See you at 10.");
    client.close();
    client = client("another-token");
    send(contact, "See you at 11.");

    assertThat(told)
        .containsExactly(
            "mend the program: Sms.contactId",
            "mend REFUSED 429",
            "again at 2026-11-22T10:10:00Z",
            "mend REFUSED 400",
            "look",
            "done",
            "token REJECTED");
  }

  private void send(String contact, String text) {
    try {
      client.messages().send(Sms.to(contact, text));
    } catch (InvalidRequestException e) {
      mendTheProgram(e);
    } catch (CredentialsException e) {
      mendTheToken(e.state());
    } catch (NotAdmittedException e) {
      again(e.retryableAt());
    } catch (SdkException e) {
      switch (e.outcome()) {
        case NOT_SENT -> again();
        case REFUSED -> mend(e);
        case UNKNOWN -> lookWhetherItArrived();
        case ACCEPTED -> done();
      }
    }
  }

  private void mendTheProgram(InvalidRequestException e) {
    told.add("mend the program: " + e.where());
  }

  private void mendTheToken(CredentialsException.State state) {
    told.add("token " + state);
  }

  private void again(Instant at) {
    told.add("again at " + at);
  }

  private void again() {
    told.add("again");
  }

  private void mend(SdkException e) {
    String status = e instanceof ApiException api ? " " + api.status() : "";
    told.add("mend " + e.outcome() + status);
  }

  private void lookWhetherItArrived() {
    told.add("look");
  }

  private void done() {
    told.add("done");
  }

  @Test
  void whetherItArrivedIsLookedUp() {
    sandbox.next(SEND).dropsAfterRequest();
    Sms sms = Sms.to(contact, "Your table is ready.");
    resolve(sms, lost(sms));
    sandbox.next(SEND).dropsWithoutEffect();
    Sms other = Sms.to(contact, "See you at 8.");
    resolve(other, lost(other));

    assertThat(told).containsExactly("it is there", "send it again");
  }

  private Instant lost(Sms sms) {
    Instant sentAt = time.now();
    try {
      client.messages().send(sms);
    } catch (SdkException e) {
      assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
    time.advance(Duration.ofSeconds(40));
    return sentAt;
  }

  private void resolve(Sms sms, Instant sentAt) {
    Resolution resolution = client.messages().resolve(sms, sentAt);
    if (resolution instanceof Resolution.Found found) {
      itIsThere(found.message().id());
    } else if (resolution instanceof Resolution.NotFound) {
      sendItAgain(sms);
    } else if (resolution instanceof Resolution.StillUnknown unsure) {
      askSomebody(unsure.why());
    }
  }

  private void itIsThere(String id) {
    told.add("it is there");
  }

  private void sendItAgain(Sms sms) {
    told.add("send it again");
  }

  private void askSomebody(String why) {
    told.add(why);
  }

  @Test
  void aClientSaysBeforehandWhetherItCanWork() {
    Checkup checkup = client.check("send-a-new-message", "search-conversation");
    if (!checkup.ok()) {
      System.out.println(checkup);
    }

    assertThat(checkup.ok()).isTrue();

    var hasty = client.with(Resilience.standard().deadline(Duration.ofSeconds(5)));
    var once = client.with(Resilience.none());

    assertThat(hasty.check().ok()).isTrue();
    assertThat(once.check().ok()).isTrue();
  }
}
