package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A judge that sleeps passes everything: here it must find what was done wrong on purpose. */
class JudgeTest {
  @BeforeEach
  void theDocumentsAreAtHand() {
    assumeTrue(
        Documents.atHand().isPresent(),
        "skipped: the vendor's documents are not beside the project");
  }

  private static Judge judge(String version) {
    return judgeBy("conversations-" + version + ".json");
  }

  private static Judge judgeBy(String document) {
    return new Judge(Documents.atHand().orElseThrow().read(document));
  }

  private static Exchange exchange(
      String version,
      String method,
      String path,
      List<Map.Entry<String, String>> query,
      String body,
      String answer) {
    var headers =
        List.of(
            Map.entry("Authorization", "Bearer t"),
            Map.entry("Version", version),
            Map.entry("Content-Type", "application/json"));
    return new Exchange(
        method,
        path,
        query,
        headers,
        body,
        200,
        List.of(Map.entry("Content-Type", "application/json")),
        answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "v3"})
  void aSearchWithAWrongParameterIsFound(String version) {
    var search =
        exchange(
            version,
            "GET",
            "/conversations/search",
            List.of(Map.entry("locationId", "l"), Map.entry("status", "nonsense")),
            "",
            "{\"conversations\":[],\"total\":0}");

    assertThat(judge(version).complaints(search)).anyMatch(line -> line.contains("nonsense"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "v3"})
  void aSearchWithoutALocationIsFound(String version) {
    var search =
        exchange(
            version,
            "GET",
            "/conversations/search",
            List.of(),
            "",
            "{\"conversations\":[],\"total\":0}");

    assertThat(judge(version).complaints(search)).anyMatch(line -> line.contains("locationId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "v3"})
  void anAnswerOfTheWrongKindIsFound(String version) {
    var search =
        exchange(
            version,
            "GET",
            "/conversations/search",
            List.of(Map.entry("locationId", "l")),
            "",
            "{\"conversations\":\"none\",\"total\":0}");

    assertThat(judge(version).complaints(search)).anyMatch(line -> line.startsWith("response"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "v3"})
  void aMessageOfAnUnknownTypeIsFound(String version) {
    var send =
        exchange(
            version,
            "POST",
            "/conversations/messages",
            List.of(),
            "{\"type\":\"Pigeon\",\"contactId\":\"c\"}",
            "{\"conversationId\":\"1\",\"messageId\":\"2\",\"status\":\"pending\"}");

    assertThat(judge(version).complaints(send))
        .anyMatch(line -> line.contains("Pigeon") || line.contains("enum"));
  }

  @ParameterizedTest
  @ValueSource(strings = "2021-04-15")
  void aChangeOfSubscriptionWithoutItsActionIsFound(String version) {
    var change =
        exchange(
            version,
            "POST",
            "/conversations/preferences/unsubscriptions/user-change",
            List.of(),
            "{\"locationId\":\"l\",\"contactId\":\"c\",\"email\":\"a@example.com\"}",
            "{}");

    assertThat(judge(version).complaints(change))
        .anyMatch(line -> line.contains("subscription_action"));
  }

  @Test
  void aTaskWithoutItsTimeIsFound() {
    var task = contacts("POST", "/contacts/c/tasks", "{\"title\":\"t\",\"completed\":false}");

    assertThat(judgeBy("contacts.json").complaints(task))
        .anyMatch(line -> line.startsWith("request") && line.contains("dueDate"));
  }

  @Test
  void aWishOfAnUnknownKindIsFound() {
    var wish =
        contacts("PUT", "/contacts/c", "{\"dndSettings\":{\"SMS\":{\"status\":\"perhaps\"}}}");

    assertThat(judgeBy("contacts.json").complaints(wish))
        .anyMatch(line -> line.startsWith("request") && line.contains("perhaps"));
  }

  @Test
  void aNoteIsFine() {
    var note = contacts("PUT", "/contacts/c/notes/n", "{\"body\":\"Hi\",\"pinned\":true}");

    assertThat(judgeBy("contacts.json").complaints(note)).isEmpty();
  }

  private static Exchange contacts(String method, String path, String body) {
    return exchange("2021-07-28", method, path, List.of(), body, "{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "v3"})
  void whatIsRightPasses(String version) {
    var search =
        exchange(
            version,
            "GET",
            "/conversations/search",
            List.of(Map.entry("locationId", "l"), Map.entry("startAfterDate", "1600000000000")),
            "",
            "{\"conversations\":[],\"total\":0}");

    assertThat(judge(version).complaints(search)).isEmpty();
  }
}
