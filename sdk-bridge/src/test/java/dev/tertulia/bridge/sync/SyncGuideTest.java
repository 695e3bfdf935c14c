package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.Message;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/sync.md, run. */
class SyncGuideTest {
  private final Set<String> people = new HashSet<>();

  @TempDir Path folder;

  private void upsertAll(List<String> rows) {
    people.addAll(rows);
  }

  @Test
  void conversationsAndMessagesAreCarried() {
    var time = ManualTimekeeper.jumping(Instant.parse("2026-11-02T08:00:00Z"));
    try (var sandbox = Sandbox.builder().timekeeper(time).start();
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
                .location(sandbox.highLevel().location())
                .baseUrl(sandbox.highLevel().url())
                .timekeeper(time)
                .build()) {
      var highLevel = sandbox.highLevel();
      highLevel.receives(
          highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add(),
          "SMS",
          "Hello");
      highLevel.receives(highLevel.contact("Bea").phone("+34600000002").add(), "SMS", "Hello");
      time.advance(Duration.ofHours(1));

      var crm = this;
      Report report =
          Sync.named("conversations-to-crm")
              .reading(
                  client.with(Resilience.batch()).conversations().search(ConversationQuery.all()))
              .keeping(conversation -> conversation.email() != null)
              .mapping(conversation -> conversation.email() + ";" + conversation.fullName())
              .writing(500, Sink.allOf(crm::upsertAll))
              .rememberingIn(CheckpointStore.inFile(folder.resolve("sync.json")))
              .run();

      assertThat(people).containsExactly("ana@example.com;Ana");
      assertThat(report.read()).isEqualTo(2);

      Instant launch = Instant.parse("2026-11-02T00:00:00Z");
      Source<Message> messages =
          Source.windows(
                  launch,
                  window ->
                      client
                          .messages()
                          .exportEverything(
                              ExportQuery.all().from(window.from()).until(window.until())),
                  Message::dateAdded,
                  Message::id)
              .quota(client::quota);
      var sync =
          Sync.named("messages")
              .reading(messages)
              .writing(500, Sink.allOf(rows -> {}))
              .timekeeper(time);
      Report carried = sync.deadLetters(DeadLetters.inFile(folder.resolve("bad-rows.jsonl"))).run();

      assertThat(carried.written()).isEqualTo(2);
      assertThat(carried.suspects()).isEmpty();
    }
  }
}
