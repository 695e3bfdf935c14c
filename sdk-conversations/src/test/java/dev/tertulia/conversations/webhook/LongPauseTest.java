package dev.tertulia.conversations.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that did not run for longer than its inbox remembers what it has handled. */
@Timeout(120)
class LongPauseTest {
  private static final Duration FORTY_DAYS = Duration.ofDays(40);

  private final Endpoint endpoint = new Endpoint();
  private final String ana = endpoint.highLevel.contact("Ana").phone("+34600000001").add();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void pass(Duration time) {
    endpoint.time.advance(time);
  }

  @Test
  void besideWebhooksWhatOneMayHaveBroughtIsLeftToAPerson() throws Exception {
    endpoint.connected();
    var reconciler =
        Reconciler.of(endpoint.client, endpoint.webhooks, endpoint.journal)
            .timekeeper(endpoint.time);
    reconciler.run();
    pass(Duration.ofMinutes(5));
    endpoint.highLevel.receives(ana, "SMS", "brought by a webhook");
    assertThat(endpoint.texts()).containsExactly("brought by a webhook");
    endpoint.sent.loses(2);
    endpoint.highLevel.receives(ana, "SMS", "lost");
    pass(FORTY_DAYS);

    assertThat(reconciler.run().orElseThrow().brought()).isEqualTo(2);

    assertThat(endpoint.texts()).isEmpty();
    assertThat(endpoint.inbox.count(State.QUARANTINED)).isEqualTo(2);
  }

  @Test
  void inPlaceOfWebhooksWhatWasNotLookedAtIsBroughtAndNothingElse() throws Exception {
    var polling =
        Reconciler.polling(endpoint.client, endpoint.webhooks, endpoint.journal)
            .newConversations()
            .timekeeper(endpoint.time);
    polling.run();
    endpoint.highLevel.receives(ana, "SMS", "looked at");
    pass(Duration.ofMinutes(1));
    assertThat(polling.run().orElseThrow().brought()).isEqualTo(2);
    endpoint.handled();
    endpoint.highLevel.receives(ana, "SMS", "meanwhile");
    pass(FORTY_DAYS);

    assertThat(polling.run().orElseThrow().brought()).isOne();

    assertThat(endpoint.texts()).containsExactly("meanwhile");
  }
}
