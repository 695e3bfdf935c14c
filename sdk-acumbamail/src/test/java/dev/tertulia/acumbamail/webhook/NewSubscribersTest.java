package dev.tertulia.acumbamail.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.testing.acumbamail.Delivery;
import dev.tertulia.testing.acumbamail.Envelope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who joined a list, found by looking, into the same inbox as the webhooks. */
@Timeout(120)
class NewSubscribersTest {
  private final Endpoint endpoint = new Endpoint();
  private final NewSubscribers polling = polling(endpoint.journal);

  @TempDir Path folder;

  @AfterEach
  void close() {
    endpoint.close();
  }

  private NewSubscribers polling(Journal journal) {
    return NewSubscribers.of(endpoint.client, endpoint.webhooks, journal, endpoint.list())
        .timekeeper(endpoint.time);
  }

  private void joins(String email) {
    endpoint.news.add(email, Map.of("name", "Ana"));
  }

  private void pass(Duration time) {
    endpoint.time.advance(time);
  }

  private int brought() {
    return polling.run().orElseThrow().brought();
  }

  @Test
  void whoJoinsIsToldOfOnce() throws Exception {
    joins("long-ago@example.com");
    pass(Duration.ofHours(1));
    assertThat(polling.run().orElseThrow())
        .isEqualTo(
            new NewSubscribers.Report(
                Endpoint.NOW.plus(Duration.ofMinutes(50)),
                Endpoint.NOW.plus(Duration.ofHours(1)),
                0,
                0,
                0));
    joins("ana@example.com");
    pass(Duration.ofMinutes(15));

    assertThat(brought()).isEqualTo(1);

    Endpoint.Handled one = endpoint.handled().get(0);
    assertThat(one.delivery().source()).isEqualTo(Source.POLL);
    var event = (MailEvent.Subscribed) one.event();
    assertThat(event.email()).isEqualTo("ana@example.com");
    assertThat(event.listId()).isEqualTo(endpoint.list());
    assertThat(event.timestamp()).isEqualTo(Endpoint.NOW.plus(Duration.ofHours(1)));
    assertThat(event.field("name")).isEqualTo("Ana");
    assertThat(event.envelope().json().at("subscriber_id").asLong()).isPositive();
    pass(Duration.ofDays(3));
    assertThat(brought()).isZero();
    assertThat(endpoint.handled()).isEmpty();
  }

  @Test
  void aLookThatFailedForMonthsMissesNobodyThoughTheJournalForgets() throws Exception {
    polling.run();
    pass(Duration.ofDays(1));
    joins("ana@example.com");
    pass(Duration.ofDays(90));
    endpoint.journal.forget(endpoint.time.now().minus(Duration.ofDays(60)));

    assertThat(brought()).isEqualTo(1);
  }

  @Test
  void whomAWebhookToldOfIsNotToldOfAgain() throws Exception {
    endpoint.connected();
    joins("ana@example.com");
    assertThat(endpoint.addresses()).containsExactly("ana@example.com");

    assertThat(polling.run().orElseThrow().joined()).isEqualTo(1);

    assertThat(endpoint.handled()).isEmpty();
  }

  @Test
  void aWebhookThatComesAfterALookIsNotHandledAgain() throws Exception {
    endpoint.connected();
    endpoint.acumbamail.packsWebhooks(Envelope.NUMBERED);
    endpoint.acumbamail.gathersWebhooks(Duration.ofMinutes(5));
    joins("ana@example.com");
    joins("ben@example.com");
    assertThat(brought()).isEqualTo(2);
    assertThat(endpoint.addresses())
        .containsExactlyInAnyOrder("ana@example.com", "ben@example.com");

    pass(Duration.ofMinutes(5));

    assertThat(endpoint.acumbamail.deliveries()).extracting(Delivery::status).containsExactly(200);
    assertThat(endpoint.handled()).isEmpty();
  }

  @Test
  void whoConfirmsDaysLaterIsToldOfThenAndOnlyOnce() throws Exception {
    polling.run();
    endpoint
        .client
        .subscribers(endpoint.list())
        .add(NewSubscriber.of("ana@example.com").confirming());
    assertThat(brought()).as("has not confirmed").isZero();
    pass(Duration.ofDays(5));
    brought();
    endpoint.connected();
    endpoint.news.confirms("ana@example.com");

    assertThat(brought()).as("a webhook told of it").isZero();

    assertThat(endpoint.addresses()).containsExactly("ana@example.com");
  }

  @Test
  void whoJoinsTwiceByWebhookIsToldOfTwice() throws Exception {
    endpoint.connected();
    joins("ana@example.com");
    pass(Duration.ofHours(1));
    endpoint.client.subscribers(endpoint.list()).delete("ana@example.com");
    joins("ana@example.com");

    assertThat(endpoint.addresses()).containsExactly("ana@example.com", "ana@example.com");
    assertThat(brought()).isZero();
  }

  @Test
  @DisplayName("A program that did not run for longer than its inbox remembers repeats nobody")
  void afterALongPauseNobodyIsToldOfAgain() throws Exception {
    try (var journal = Journal.inFolder(folder)) {
      NewSubscribers lasting = polling(journal);
      lasting.run();
      pass(Duration.ofMinutes(1));
      joins("before@example.com");
      pass(Duration.ofMinutes(1));
      assertThat(lasting.run().orElseThrow().brought()).isEqualTo(1);
      pass(Duration.ofMinutes(1));
      joins("meanwhile@example.com");
      pass(Duration.ofDays(40));

      lasting.run();

      assertThat(endpoint.addresses())
          .containsExactlyInAnyOrder("before@example.com", "meanwhile@example.com");
    }
  }

  @Test
  void aRunThatFailsProvesNothing() throws Exception {
    polling.run();
    joins("ana@example.com");
    try (var server = new MockWebServer();
        var journal = Journal.inMemory()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(400).body("no").build());
      AcumbamailClient client = client(server);
      var failing =
          NewSubscribers.of(client, endpoint.webhooks, endpoint.journal, endpoint.list())
              .timekeeper(endpoint.time);
      pass(Duration.ofDays(10));
      assertThatThrownBy(failing::run).isInstanceOf(SdkException.class);
      client.close();
    }

    assertThat(brought()).isEqualTo(1);
  }

  private AcumbamailClient client(MockWebServer server) {
    return AcumbamailClient.builder()
        .credentials(CredentialsProvider.token(endpoint.acumbamail.token()))
        .baseUrl(server.url("/api/1/").toString())
        .timekeeper(ManualTimekeeper.jumping(Endpoint.NOW))
        .build();
  }

  @Test
  void whoComesWithoutADateIsCountedAndLeftOut() throws Exception {
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .body(
                  "{\"a@example.com\":{\"status\":\"active\",\"id\":1,\"email\":\"a@example.com\"}}")
              .build());
      server.enqueue(new MockResponse.Builder().body("{}").build());
      AcumbamailClient client = client(server);

      var report =
          NewSubscribers.of(client, endpoint.webhooks, endpoint.journal, endpoint.list())
              .timekeeper(endpoint.time)
              .run()
              .orElseThrow();

      assertThat(report.unclear()).isEqualTo(1);
      assertThat(report.joined()).isZero();
      client.close();
    }
  }

  @Test
  void manyAreBroughtInPortionsAndAllOfThem() throws Exception {
    IntStream.range(0, 250).forEach(i -> joins("p" + i + "@example.com"));

    assertThat(brought()).isEqualTo(250);
    assertThat(endpoint.addresses()).doesNotHaveDuplicates().hasSize(250);
  }

  @Test
  void whileAnotherLooksNobodyElseDoes() {
    try (var claim = endpoint.journal.claim("joined:" + endpoint.news.id()).orElseThrow()) {
      assertThat(claim.entry()).isEmpty();
      assertThat(polling.run()).isEmpty();
    }
    assertThat(polling.run()).isPresent();
  }

  @Test
  void itLooksAtOnceAndThenEveryInterval() throws Exception {
    joins("first@example.com");
    try (var running = polling.every(Duration.ofMinutes(30)).start()) {
      pass(Duration.ZERO);
      assertThat(endpoint.handled.take().event().email()).isEqualTo("first@example.com");
      joins("second@example.com");
      while (endpoint.handled.isEmpty()) {
        // The next look is put on the clock when the one before it ends.
        if (endpoint.time.waiting() > 0) {
          pass(Duration.ofMinutes(30));
        }
        Thread.yield();
      }
      assertThat(endpoint.handled.take().event().email()).isEqualTo("second@example.com");
      assertThat(running).isNotNull();
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> polling.every(Duration.ZERO))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> polling.lookingBack(InboxLimits.standard().retention().plusSeconds(1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("what the inbox remembers");
    assertThat(List.of(polling.lookingBack(Duration.ZERO))).hasSize(1);
  }
}
