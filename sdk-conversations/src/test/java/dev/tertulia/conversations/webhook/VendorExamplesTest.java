package dev.tertulia.conversations.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vendor's own examples, where they are at hand: beside the project. They are not shipped. */
class VendorExamplesTest {
  private static final Path EXAMPLES = Path.of("shared", "reference", "webhook-examples");

  /** Documented without a type: real ones have it, these say nothing of what they are. */
  private static final Set<String> TYPELESS =
      Set.of("Association", "Invoice", "ObjectSchema", "Product", "Record", "Relation");

  private static final Map<String, Class<?>> WRONG =
      Map.of(
          "AppointmentUpdate-1", AppointmentEvent.Created.class,
          "AppointmentDelete-1", AppointmentEvent.Created.class,
          "InboundMessage-2", InboundMessage.class,
          "OutboundMessage-1", InboundMessage.class);

  private Path folder;
  private List<Path> examples;

  @BeforeEach
  void look() throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve(EXAMPLES))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "skipped: the vendor's examples are not beside the project");
    folder = at.resolve(EXAMPLES);
    try (Stream<Path> files = Files.list(folder)) {
      examples = files.sorted().toList();
    }
  }

  private static String name(Path example) {
    return example.getFileName().toString().replace(".json", "");
  }

  private static String kind(Path example) {
    return name(example).replaceAll("-\\d+$", "");
  }

  @Test
  void allAreReadAndOnlyThoseWithoutATypeAreUnknown() throws IOException {
    assertThat(examples).hasSize(66);
    for (Path example : examples) {
      byte[] body = Files.readAllBytes(example);
      String kind = kind(example);
      WebhookEvent event =
          kind.equals("ProviderOutboundMessage")
              ? ProviderOutboundMessage.readUnverified(body)
              : WebhookEvent.readUnverified(body);
      boolean typeless = TYPELESS.stream().anyMatch(kind::startsWith);

      assertThat(event instanceof UnknownEvent).as(name(example)).isEqualTo(typeless);
      assertThat(event.envelope().json().json())
          .as(name(example))
          .isEqualTo(JsonValue.parse(Files.readString(example)).json());
    }
  }

  @Test
  void withTheTypeOfRealOnesNoneIsUnknown() throws IOException {
    for (Path example : examples) {
      String kind = kind(example);
      if (TYPELESS.stream().anyMatch(kind::startsWith)) {
        String typed = Files.readString(example).replaceFirst("\\{", "{\"type\":\"" + kind + "\",");

        assertThat(
                WebhookEvent.readUnverified(
                    typed.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .as(kind)
            .isInstanceOf(OtherEvent.class);
      }
    }
  }

  @Test
  void thoseWithAWrongTypeAreReadByWhatElseTheySay() throws IOException {
    for (var wrong : WRONG.entrySet()) {
      byte[] body = Files.readAllBytes(folder.resolve(wrong.getKey() + ".json"));

      assertThat(WebhookEvent.readUnverified(body))
          .as(wrong.getKey())
          .isInstanceOf(wrong.getValue());
    }
  }

  @Test
  void everyLocationContactAndTimeIsFound() throws IOException {
    for (Path example : examples) {
      WebhookEvent event = WebhookEvent.readUnverified(Files.readAllBytes(example));

      assertThat(event.orderKey()).as(name(example)).doesNotContain("null");
    }
  }
}
