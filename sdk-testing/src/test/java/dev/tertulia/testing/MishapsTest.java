package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.Webhooks;
import dev.tertulia.testing.http.Mishaps;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MishapsTest {
  private static final String TAG = "add-tags";

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox =
      Sandbox.builder().timekeeper(time).burst(10_000, Duration.ofSeconds(10)).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();
  private final MockWebServer receiver = new MockWebServer();

  @BeforeEach
  void receive() throws IOException {
    receiver.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().build();
          }
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  /** The status of a request that adds a tag; 0 for no answer. */
  private int tags(int number) throws Exception {
    try {
      return caller.post("/contacts/" + ana + "/tags", "tags", List.of("tag-" + number)).status();
    } catch (IOException e) {
      return 0;
    }
  }

  private List<Integer> tags(int from, int until) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (int number = from; number < until; number++) {
      statuses.add(tags(number));
    }
    return statuses;
  }

  private long there(int number) {
    return highLevel.profile(ana).at("tags").asList().stream()
        .filter(tag -> ("tag-" + number).equals(tag.asText()))
        .count();
  }

  @Test
  void theseSharesAreRefusedWithNothingCarriedOutOrCarriedOutWithoutAnAnswer() throws Exception {
    sandbox.suffers(Mishaps.seeded(7).refusing(0.2).losingAnswers(0.1));

    List<Integer> statuses = tags(0, 500);

    Map<Integer, Long> counted =
        statuses.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    assertThat(counted).containsOnlyKeys(0, 201, 429, 500, 502, 503, 504);
    assertThat(counted.get(0)).isBetween(35L, 65L);
    assertThat(500 - counted.get(0) - counted.get(201)).isBetween(80L, 120L);
    assertThat(counted.get(429)).isBetween(35L, 65L);
    assertThat(IntStream.range(0, 500))
        .allMatch(n -> there(n) == (statuses.get(n) == 0 || statuses.get(n) == 201 ? 1 : 0));
  }

  @Test
  void theSameSeedMakesTheSameOfEachOperationWhateverIsAskedInBetween() throws Exception {
    sandbox.suffers(Mishaps.seeded(7).refusing(0.3));
    List<Integer> once = tags(0, 40);

    sandbox.suffers(Mishaps.seeded(7).refusing(0.3));
    var again = new ArrayList<Integer>();
    for (int number = 0; number < 40; number++) {
      again.add(tags(number));
      caller.get("/contacts/" + ana);
    }
    sandbox.suffers(Mishaps.seeded(8).refusing(0.3));

    assertThat(again).isEqualTo(once);
    assertThat(tags(0, 40)).isNotEqualTo(once);
  }

  @Test
  void ordersGoBeforeChanceAndNoneEndsIt() throws Exception {
    sandbox.suffers(Mishaps.seeded(7).refusing(1));
    sandbox.next(TAG).says(418);

    assertThat(tags(1)).isEqualTo(418);
    assertThat(tags(1)).isIn(429, 500, 502, 503, 504);
    sandbox.suffers(Mishaps.none());
    assertThat(tags(1)).isEqualTo(201);
  }

  @Test
  void eachWebhookComesOnceToThreeTimesAndLateSoThatTheyOvertakeEachOther() {
    Webhooks webhooks = highLevel.webhooks().to(receiver.url("/").toString());
    sandbox.suffers(
        Mishaps.seeded(7).repeatingWebhooks(3).delayingWebhooks(Duration.ofMinutes(10)));

    List<String> sent =
        IntStream.range(0, 30)
            .mapToObj(
                number -> {
                  webhooks.send("{\"type\":\"Numbered\",\"webhookId\":\"wh-" + number + "\"}");
                  return "wh-" + number;
                })
            .toList();
    time.advance(Duration.ofMinutes(10));
    webhooks.settle();

    List<String> came = webhooks.attempts().stream().map(Webhooks.Attempt::webhookId).toList();
    assertThat(came).containsAll(sent);
    Map<String, Long> times =
        came.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    assertThat(times.values()).contains(1L, 2L, 3L).allMatch(n -> n <= 3);
    assertThat(came.stream().distinct().toList()).isNotEqualTo(sent);
  }

  @Test
  void whatCannotHappenIsRefused() {
    assertThatThrownBy(() -> Mishaps.none().refusing(0.6).losingAnswers(0.6))
        .hasMessage("expected shares of 1 in all, found 0.6 and 0.6");
    assertThatThrownBy(() -> Mishaps.none().refusing(Double.NaN))
        .hasMessageStartingWith("expected shares of 1 in all");
    assertThatThrownBy(() -> Mishaps.none().repeatingWebhooks(0))
        .hasMessage(
            "expected webhooks that come once or more often, and not before they happen, found 0"
                + " times after PT0S");
  }
}
