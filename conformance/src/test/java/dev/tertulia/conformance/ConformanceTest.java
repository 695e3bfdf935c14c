package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the SDK sends and the Sandbox answers, held against the vendor's documents. */
class ConformanceTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
  private static final Recorder RECORDER = new Recorder();
  private static Set<String> operations = Set.of();

  @BeforeAll
  static void useEveryOperationInBothVersions() {
    for (String version : List.of("2021-04-15", "v3")) {
      var time = ManualTimekeeper.jumping(START);
      try (Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
          ConversationsClient client = client(sandbox, time, version)) {
        new EveryOperation(client, sandbox).run();
        operations =
            client.operations().stream().map(OperationInfo::id).collect(Collectors.toSet());
        assertThat(operations).allSatisfy(id -> assertThat(sandbox.received(id)).isNotEmpty());
      }
    }
  }

  private static ConversationsClient client(
      Sandbox sandbox, ManualTimekeeper time, String version) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
        .location(sandbox.highLevel().location())
        .baseUrl(sandbox.highLevel().url())
        .timekeeper(time)
        .version(version)
        .httpClient(new OkHttpClient.Builder().addNetworkInterceptor(RECORDER).build())
        .build();
  }

  @Test
  void everyDeviationFromTheDocumentsIsJustifiedInTheListAndNoneIsStale() {
    assumeTrue(
        Documents.atHand().isPresent(),
        "skipped: the vendor's documents are not beside the project");
    var documents = Documents.atHand().orElseThrow();
    Map<String, Judge> judges =
        Map.of(
            "conversations 2021-04-15", new Judge(documents.read("conversations-2021-04-15.json")),
            "conversations v3", new Judge(documents.read("conversations-v3.json")),
            "contacts 2021-07-28", new Judge(documents.read("contacts.json")));
    var deviations = Deviations.listed();
    var unjustified = new TreeSet<String>();

    for (Exchange exchange : RECORDER.exchanges()) {
      Judge judge = judges.get(exchange.product() + " " + exchange.version());
      if (judge != null) {
        for (String complaint : judge.complaints(exchange)) {
          if (!deviations.justify(exchange, complaint)) {
            unjustified.add(exchange.route() + " [" + exchange.version() + "] " + complaint);
          }
        }
      }
    }

    assertThat(RECORDER.exchanges())
        .extracting(exchange -> exchange.product() + " " + exchange.version())
        .containsAll(judges.keySet());
    assertThat(unjustified).isEmpty();
    assertThat(deviations.unused()).isEmpty();
  }
}
