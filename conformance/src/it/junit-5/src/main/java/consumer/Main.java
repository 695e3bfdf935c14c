package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.Journal;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A program that tests with JUnit 5, while Tertulia is built with a newer one. */
public class Main {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  @Test
  void aMessageIsThereOnceThoughItsAnswerWasLost(Sandbox same) {
    var highLevel = sandbox.highLevel();
    var ana = highLevel.contact("Ana").phone("+34600000001").add();
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .journal(Journal.inMemory())
            .build()) {
      same.next("send-a-new-message").dropsAfterRequest();
      var sms = Sms.to(ana, "Your table is ready.");
      assertThrows(TransportException.class, () -> client.messages().sendOnce("table", sms));
      client.messages().sendOnce("table", sms);
    }
    assertEquals(1, highLevel.messagesWith(ana).size());
  }

  public static void main(String[] arguments) {
    var summary = new SummaryGeneratingListener();
    var all =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(Main.class))
            .build();
    LauncherFactory.create().execute(all, summary);
    summary.getSummary().getFailures().forEach(each -> each.getException().printStackTrace());
    if (summary.getSummary().getTestsSucceededCount() != 1) {
      throw new AssertionError("expected one test that passes");
    }
  }
}
