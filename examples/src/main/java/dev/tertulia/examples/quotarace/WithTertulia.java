package dev.tertulia.examples.quotarace;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;

/** The client as it is, with a view for each lane. */
final class WithTertulia implements Contender {
  private static final Resilience PATIENT = Resilience.standard().deadline(Duration.ofMinutes(2));

  private final ConversationsClient client;
  private final String conversation;

  WithTertulia(HighLevelSandbox location, String conversation, Rate rate) {
    this.conversation = conversation;
    this.client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(location.token()))
            .location(location.location())
            .baseUrl(location.url())
            .rate(rate)
            .build();
  }

  @Override
  public String name() {
    return "Tertulia";
  }

  @Override
  public void request(Lane lane) {
    client.with(PATIENT.lane(lane)).conversations().get(conversation);
  }

  @Override
  public void close() {
    client.close();
  }
}
