package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** A client with a journal, and Ana to write to. */
abstract class SendingOnce {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  final ManualTimekeeper time = ManualTimekeeper.jumping(NOON);
  final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  final HighLevelSandbox highLevel = sandbox.highLevel();
  final Journal journal = Journal.inMemory();
  final ConversationsClient client = client(journal);
  final String ana = highLevel.contact("Ana").phone("+34600000001").add();
  final Sms sms = Sms.to(ana, "See you at 8.");

  ConversationsClient client(Journal kept) {
    return builder(kept).build();
  }

  ConversationsClientBuilder builder(Journal kept) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(highLevel.token()))
        .location(highLevel.location())
        .baseUrl(highLevel.url())
        .timekeeper(time)
        .journal(kept);
  }

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  SdkException failed() {
    return catchThrowableOfType(
        SdkException.class, () -> client.messages().sendOnce("reminder-1", sms));
  }

  int requests() {
    return sandbox.received("send-a-new-message").size();
  }

  String stored() {
    return highLevel.messagesWith(ana).get(0).at("id").asText();
  }
}
