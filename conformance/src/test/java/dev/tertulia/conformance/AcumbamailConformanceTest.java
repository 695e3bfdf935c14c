package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Safety;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.LoopbackServer;
import dev.tertulia.testing.http.ReceivedRequest;
import dev.tertulia.testing.http.Reply;
import dev.tertulia.testing.http.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the SDK knows and sends of Acumbamail, held against what is known of its functions. */
class AcumbamailConformanceTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  /** Goes with every call. */
  private static final Set<String> COMMON = Set.of("auth_token", "response_type");

  /** Asked for by nobody: the answer without it says as much, and is read the same. */
  private static final Set<String> NEVER_SENT =
      Set.of(
          "addSubscriber.complete_json",
          "batchAddSubscribers.complete_json",
          "createCampaign.complete_json");

  private final ManualTimekeeper time = ManualTimekeeper.jumping(START);
  private final LoopbackServer server = LoopbackServer.start(null);
  private Map<String, JsonValue> functions = Map.of();
  private AcumbamailClient client;

  @BeforeEach
  void read() {
    var documents = Documents.atHand();
    assumeTrue(documents.isPresent(), "skipped: the reference is not beside the project");
    functions =
        documents.orElseThrow().acumbamailFunctions().asList().stream()
            .filter(each -> !Boolean.TRUE.equals(each.at("internal").asBoolean()))
            .collect(Collectors.toMap(each -> each.at("name").asText(), each -> each));
    client =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token("token1"))
            .baseUrl(server.url())
            .timekeeper(time)
            .build();
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    server.close();
  }

  private static String function(OperationInfo operation) {
    return operation.path().replace("/", "");
  }

  @Test
  void nothingIsMissingAndNothingIsSurplus() {
    assertThat(functions).hasSize(55);
    assertThat(client.operations().stream().map(AcumbamailConformanceTest::function))
        .containsOnlyElementsOf(functions.keySet())
        .containsAll(functions.keySet());
  }

  @Test
  void everythingIsAsSafeAsItIsKnownToBe() {
    for (OperationInfo operation : client.operations()) {
      String retry = functions.get(function(operation)).at("retry").asText();
      Safety expected =
          retry.startsWith("read")
              ? Safety.READ
              : retry.startsWith("idempotent") ? Safety.IDEMPOTENT : Safety.ONCE;
      boolean variant = operation.id().contains("+");

      assertThat(!variant || retry.equals("conditional")).as(operation.id()).isTrue();
      assertThat(operation.safety())
          .as(operation.id())
          .isEqualTo(variant ? Safety.IDEMPOTENT : expected);
    }
  }

  @Test
  void everyPublishedLimitIsKept() {
    for (OperationInfo operation : client.operations()) {
      String published = functions.get(function(operation)).at("rateLimit").asText();
      String expected =
          published.startsWith("10/min") ? "10/60s" : published.startsWith("1/s") ? "1/1s" : "5/1s";

      assertThat(operation.limit()).as(operation.id()).isEqualTo(expected);
    }
  }

  @Test
  void everyFunctionIsCalledWithWhatItTakesAndEveryExampleIsRead() {
    for (String example : List.of("example", "exampleLongForm")) {
      server.serve(new Examples(functions, example));
      new EveryFunction(client, START.plus(Duration.ofDays(30))).run();
    }

    Map<String, Set<String>> sent = new TreeMap<>();
    var complaints = new TreeSet<String>();
    for (ReceivedRequest request : server.received()) {
      JsonValue function = functions.get(request.operation());
      Map<String, String> fields = fields(request);
      Map<String, JsonValue> known =
          function.at("params").asList().stream()
              .collect(Collectors.toMap(each -> each.at("name").asText(), Function.identity()));
      fields.forEach(
          (name, value) -> complain(request, name, value, known.get(plain(name)), complaints));
      Set<String> names =
          fields.keySet().stream().map(each -> plain(each)).collect(Collectors.toSet());
      known.values().stream()
          .filter(each -> Boolean.TRUE.equals(each.at("required").asBoolean()))
          .filter(each -> !names.contains(each.at("name").asText()))
          .forEach(
              each -> complaints.add(request.operation() + " lacks " + each.at("name").asText()));
      sent.computeIfAbsent(request.operation(), key -> new TreeSet<>()).addAll(names);
    }

    assertThat(complaints).isEmpty();
    assertThat(sent.keySet()).isEqualTo(functions.keySet());
    assertThat(neverSent(sent)).isEqualTo(NEVER_SENT);
  }

  private static void complain(
      ReceivedRequest request, String name, String value, JsonValue known, Set<String> complaints) {
    if (COMMON.contains(name)) {
      return;
    }
    String place = request.operation() + "." + name;
    if (known == null) {
      complaints.add(place + " is unknown");
      return;
    }
    String encoding = known.at("encoding").asText();
    // How this one is wanted is unknown; every other dictionary is in brackets.
    boolean bracket = encoding.equals("bracket") && !name.equals("bee_json");
    if (bracket != name.contains("[")) {
      complaints.add(place + " should be " + encoding);
    }
    if (encoding.startsWith("json") && !(JsonValue.parse(value) instanceof JsonValue.Arr)) {
      complaints.add(place + " should be JSON");
    }
    if ("integer".equals(known.at("type").asText()) && !value.matches("\\d+")) {
      complaints.add(place + " should be a number");
    }
  }

  private Set<String> neverSent(Map<String, Set<String>> sent) {
    return functions.values().stream()
        .flatMap(
            function ->
                function.at("params").asList().stream()
                    .map(each -> each.at("name").asText())
                    .filter(name -> !sent.get(function.at("name").asText()).contains(name))
                    .map(name -> function.at("name").asText() + "." + name))
        .collect(Collectors.toSet());
  }

  private static String plain(String name) {
    return name.replaceAll("\\[.*", "");
  }

  private static Map<String, String> fields(ReceivedRequest request) {
    return Arrays.stream(request.text().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Answers with the examples of the reference; lists that come in blocks have one. */
  private record Examples(Map<String, JsonValue> functions, String which) implements Service {
    @Override
    public Set<String> operations() {
      return functions.keySet();
    }

    @Override
    public String operation(String method, String path) {
      return path.replace("/", "");
    }

    @Override
    public Reply answer(ReceivedRequest request) {
      JsonValue response = functions.get(request.operation()).at("response");
      JsonValue example =
          response.at(which).isMissing() ? response.at("example") : response.at(which);
      String block = fields(request).getOrDefault("block_index", "0");
      boolean empty = example.isMissing() || !block.equals("0");
      return Reply.json(200, empty ? JsonValue.array() : example);
    }

    @Override
    public Reply refusal(ReceivedRequest request, int status) {
      return Reply.empty(status);
    }
  }
}
