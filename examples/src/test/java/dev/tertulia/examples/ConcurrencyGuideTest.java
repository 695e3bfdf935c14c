package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/concurrency.md, run. */
class ConcurrencyGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private CredentialsProvider token;
  private String location;
  private ConversationsClient client;
  private String contact;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    token = CredentialsProvider.token(highLevel.token());
    location = highLevel.location();
    client =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(highLevel.url())
            .build();
    contact = highLevel.contact("Ana").phone("+34600000001").add();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void workGoesOnElsewhere() throws Exception {
    CompletableFuture<SentMessage> pending =
        client.async(c -> c.messages().send(Sms.to(contact, "Your table is ready.")));

    assertThat(pending.get(20, TimeUnit.SECONDS).messageId()).isNotNull();

    var threads = Executors.newFixedThreadPool(32);
    var bounded =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(sandbox.highLevel().url())
            .executor(threads)
            .build();

    assertThat(bounded.async(c -> c.check().ok()).get(20, TimeUnit.SECONDS)).isTrue();
    bounded.close();
    threads.shutdown();
  }

  @Test
  void whoSharesAQuotaSharesLimits() {
    var limits = Limits.create();
    var shop =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(sandbox.highLevel().url())
            .limits(limits)
            .build();
    var desk =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(sandbox.highLevel().url())
            .limits(limits)
            .build();

    var click = client.with(Lane.INTERACTIVE);
    var night = client.with(Resilience.batch());
    var reports = client.with(Resilience.standard().caller("reports"));

    assertThat(List.of(shop, desk, click, night, reports)).allMatch(each -> each.check().ok());
    shop.close();
    desk.close();
  }

  @Test
  void anInterruptEndsACallAtOnce() {
    var ended = new ArrayList<Object>();
    Thread.currentThread().interrupt();

    try {
      client.messages().send(Sms.to(contact, "Your table is ready."));
    } catch (CallInterruptedException e) {
      ended.add(e.outcome());
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).hasSize(1);
  }
}
