package dev.tertulia.conversations.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.StatusUpdate;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.webhook.InboxEntry.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no webhook brought, fetched into the same inbox. */
@Timeout(120)
class ReconcilerTest {
  private final Endpoint endpoint = new Endpoint().connected();
  private final String ana =
      endpoint.highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
  private final Reconciler reconciler =
      Reconciler.of(endpoint.client, endpoint.webhooks, endpoint.journal).timekeeper(endpoint.time);

  @TempDir Path folder;

  @BeforeEach
  void forgetHowAnaCameAbout() throws Exception {
    endpoint.handled();
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void pass(int minutes) {
    endpoint.time.advance(Duration.ofMinutes(minutes));
  }

  private String receives(String channel, String text) {
    return endpoint.highLevel.receives(ana, channel, text);
  }

  /** Its message and the count of unread ones. */
  private String loses(String channel, String text) {
    endpoint.sent.loses(2);
    return receives(channel, text);
  }

  @Test
  void bringsWhatGotLostAndNothingElse() throws Exception {
    receives("SMS", "brought");
    String lost = loses("SMS", "lost");
    assertThat(endpoint.texts()).containsExactly("brought");
    pass(5);

    Reconciler.Report report = reconciler.run().orElseThrow();

    assertThat(report.messages()).isEqualTo(2);
    assertThat(report.brought()).isEqualTo(1);
    List<Endpoint.Handled> handled = endpoint.handled();
    assertThat(handled).hasSize(1);
    assertThat(handled.get(0).delivery().source()).isEqualTo(Source.RECONCILE);
    var message = (InboundMessage) handled.get(0).event();
    assertThat(message.messageId()).isEqualTo(lost);
    assertThat(message.body()).isEqualTo("lost");
    assertThat(message.contactId()).isEqualTo(ana);
    assertThat(message.orderKey()).isEqualTo("conversation:" + message.conversationId());
  }

  @Test
  void aWebhookThatComesAfterItWasFetchedIsNotHandledAgain() throws Exception {
    endpoint.sent.reverses(3);
    receives("SMS", "slow");
    pass(5);
    assertThat(reconciler.run().orElseThrow().brought()).isEqualTo(1);
    assertThat(endpoint.texts()).containsExactly("slow");

    endpoint.sent.installs("another event lets the held ones go");

    assertThat(endpoint.texts()).isEmpty();
  }

  @Test
  void anEmailComesWithSubjectAndText() throws Exception {
    loses("Email", "Do you have a vegan menu?");
    pass(5);

    reconciler.run();

    var email = (InboundMessage) endpoint.events().get(0);
    assertThat(email.subject()).isEqualTo("Do you have a vegan menu?");
    assertThat(email.body()).isEqualTo("Do you have a vegan menu?");
    assertThat(email.from()).isEqualTo("ana@example.com");
    assertThat(email.recipients()).containsExactly("sandbox@example.com");
  }

  @Test
  void theTextOfAnEmailThatWasBroughtIsNotFetched() {
    receives("Email", "brought");
    endpoint.sent.settle();
    pass(5);

    reconciler.run();

    assertThat(endpoint.sandbox.received("get-email-by-id")).isEmpty();
  }

  @Test
  @DisplayName("A receiver that was down for two hours misses nothing, e-mails included")
  void twoHoursWithoutAReceiver() throws Exception {
    pass(5);
    reconciler.run();
    endpoint.sent.loses(Integer.MAX_VALUE);
    var all =
        IntStream.range(0, 40)
            .mapToObj(
                i -> {
                  pass(3);
                  String text = "number " + i;
                  receives(i % 4 == 3 ? "Email" : "SMS", text);
                  return text;
                })
            .toList();
    endpoint.handled();
    pass(3);
    endpoint.journal.forget(endpoint.time.now());

    reconciler.run();
    List<String> brought = endpoint.texts();

    assertThat(brought).containsExactlyInAnyOrderElementsOf(all);
    assertThat(reconciler.run().orElseThrow().brought()).isZero();
    assertThat(endpoint.texts()).isEmpty();
  }

  @Test
  void whatFailedAfterItWasSentIsNews() throws Exception {
    String provider = endpoint.highLevel.provider("SMS");
    endpoint.highLevel.providersAreReadyAfter(Duration.ZERO);
    var sent = endpoint.client.messages().send(Sms.to(ana, "See you at eight"));
    assertThat(endpoint.texts()).containsExactly("See you at eight");
    endpoint.sent.loses(1);
    endpoint
        .client
        .messages()
        .updateStatus(sent.messageId(), StatusUpdate.failed("30003", "carrier", "unreachable"));
    pass(5);

    reconciler.run();

    var failed = (OutboundMessage) endpoint.events().get(0);
    assertThat(failed.message().status().value()).isEqualTo("failed");
    assertThat(provider).isNotEmpty();
  }

  @Test
  void whatIsTooYoungWaitsForTheNextRun() {
    loses("SMS", "a moment ago");
    endpoint.time.advance(Duration.ofSeconds(90));
    assertThat(reconciler.run().orElseThrow().brought()).isZero();

    pass(1);

    assertThat(reconciler.run().orElseThrow().brought()).isEqualTo(1);
  }

  @Test
  void nothingOfTheFutureCanBeProven() {
    assertThatThrownBy(() -> reconciler.settling(Duration.ofSeconds(-1)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRunThatFailsProvesNothing() throws Exception {
    reconciler.run();
    loses("SMS", "lost");
    pass(60);
    endpoint.sandbox.next("export-messages-by-location").says(400);
    assertThatThrownBy(reconciler::run).isInstanceOf(SdkException.class);

    pass(60);

    assertThat(reconciler.run().orElseThrow().brought()).isEqualTo(1);
  }

  @Test
  void aClockThatWasAheadHasProvenNothingOfTheFuture() throws Exception {
    var ahead = ManualTimekeeper.startingAt(Endpoint.NOW.plus(Duration.ofDays(400)));
    Reconciler.of(endpoint.client, endpoint.webhooks, endpoint.journal).timekeeper(ahead).run();
    loses("SMS", "lost");
    pass(30);

    assertThat(reconciler.run().orElseThrow().brought()).isEqualTo(1);
    pass(30);
    assertThat(reconciler.run().orElseThrow().from()).isAfter(Endpoint.NOW);
  }

  @Test
  void whatIsProvenSurvivesTheProgram() {
    try (var journal = Journal.inFolder(folder)) {
      Reconciler.of(endpoint.client, endpoint.webhooks, journal).timekeeper(endpoint.time).run();
    }
    loses("SMS", "while nobody ran");
    pass(600);

    try (var journal = Journal.inFolder(folder)) {
      var next =
          Reconciler.of(endpoint.client, endpoint.webhooks, journal).timekeeper(endpoint.time);
      assertThat(next.run().orElseThrow().brought()).isEqualTo(1);
    }
  }

  @Test
  void theFirstRunBeginsWhereItIsTold() {
    loses("SMS", "before");
    pass(60);

    assertThat(reconciler.run().orElseThrow().brought()).isZero();
    assertThat(
            Reconciler.of(endpoint.client, endpoint.webhooks, Journal.inMemory())
                .timekeeper(endpoint.time)
                .since(Endpoint.NOW)
                .run()
                .orElseThrow()
                .brought())
        .isEqualTo(1);
  }

  @Test
  void oneLooksAtATime() {
    try (var claim =
        endpoint.journal.claim("reconciled:" + endpoint.client.location()).orElseThrow()) {
      assertThat(reconciler.run()).isEmpty();
    }
  }

  @Test
  void startedItLooksNowAndEveryQuarterOfAnHour() throws Exception {
    try (var running = reconciler.start()) {
      for (int run = 1; run <= 3; run++) {
        untilItHasLooked();
        loses("SMS", "number " + run);
        pass(15);
        untilItHasLooked();
        assertThat(endpoint.handled.take().event()).isInstanceOf(InboundMessage.class);
      }
    }
    assertThat(endpoint.time.waiting()).isZero();
  }

  /** Having looked, it waits for time to pass. */
  private void untilItHasLooked() {
    while (endpoint.time.waiting() == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void pollingAloneFindsMessagesAndNewConversationsOnce() throws Exception {
    try (var unreachable = new Endpoint()) {
      var polling =
          Reconciler.polling(unreachable.client, unreachable.webhooks, unreachable.journal)
              .newConversations()
              .timekeeper(unreachable.time);
      String ben = unreachable.highLevel.contact("Ben").phone("+34600000002").add();
      unreachable.highLevel.receives(ben, "SMS", "before anybody looked");
      unreachable.time.advance(Duration.ofHours(2));
      polling.run();
      String eva = unreachable.highLevel.contact("Eva").phone("+34600000003").add();
      unreachable.highLevel.receives(eva, "SMS", "first");
      unreachable.highLevel.receives(ben, "WhatsApp", "again");

      for (int run = 0; run < 4; run++) {
        unreachable.time.advance(Duration.ofMinutes(1));
        polling.run();
      }

      List<WebhookEvent> events = unreachable.events();
      assertThat(events)
          .extracting(Bodies::nameOf)
          .containsExactlyInAnyOrder("InboundMessage", "InboundMessage", "NewConversation");
      assertThat(events)
          .filteredOn(NewConversation.class::isInstance)
          .singleElement()
          .satisfies(begun -> assertThat(begun.contactId()).isEqualTo(eva));
    }
  }
}
