package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each condition of a file is a flow that leaves a tag where it holds. */
class ConditionsTest {
  private static final Map<String, String> CONDITIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("any", "{anyOf: [{says: nothing like it}, {channel: email}]}"),
              Map.entry("both", "{channel: [SMS, WhatsApp], hasTag: vip}"),
              Map.entry("email", "{channel: email}"),
              Map.entry("here", "{openHere: kitchen}"),
              Map.entry("in", "{direction: inbound}"),
              Map.entry("matches", "{matches: 'order \\d+'}"),
              Map.entry("mine", "{assignedTo: [user-1, user-2]}"),
              Map.entry("nobody", "{assignedTo: nobody}"),
              Map.entry("not", "{not: {channel: email, hasTag: vip}}"),
              Map.entry("out", "{direction: outbound}"),
              Map.entry("says", "{says: [boda, menú de grupo]}"),
              Map.entry("sms", "{channel: sms}"),
              Map.entry("tag", "{hasTag: [VIP, gold]}"),
              Map.entry("there", "{openThere: kitchen}")));

  @TempDir Path folder;
  private Played played;

  @BeforeEach
  void play() {
    played =
        new Played(
            folder,
            CONDITIONS.entrySet().stream()
                .map(
                    each ->
                        """
                          - name: %1$s
                            on: InboundMessage
                            when: %2$s
                            steps: [{addTags: is-%1$s}]
                        """
                            .formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining()));
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void aTextOfSomebodyImportantWhoLivesWhereItIsNight() {
    String ana =
        played
            .contact("Ana")
            .phone("+34600000001")
            .tag("vip")
            .field("assignedTo", "user-1")
            .field("timezone", "America/New_York")
            .add();

    played.writes(ana, "SMS", "¿Hacéis un MENU de grupo?");

    assertThat(played.tags(ana))
        .containsExactlyInAnyOrder(
            "vip", "is-both", "is-here", "is-in", "is-mine", "is-not", "is-says", "is-sms",
            "is-tag");
  }

  @Test
  void aMailOfSomebodyNobodyKnows() {
    String ben = played.contact("Ben").email("ben@example.com").add();

    played.writes(ben, "Email", "Where is order 4711? And a bodas-free evening, please.");

    assertThat(played.tags(ben))
        .containsExactlyInAnyOrder(
            "is-any",
            "is-email",
            "is-here",
            "is-in",
            "is-matches",
            "is-nobody",
            "is-not",
            "is-there");
  }
}
