package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.Message;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches and exports over real HTTP. */
class SandboxTest {
  private static final Instant BEGUN = Instant.parse("2026-11-02T08:00:00Z");
  private static final String EXPORT = "export-messages-by-location";
  private static final String SEARCH = "search-conversation";

  private final ManualTimekeeper time = ManualTimekeeper.jumping(BEGUN);
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(highLevel.token()))
          .location(highLevel.location())
          .baseUrl(highLevel.url())
          .timekeeper(time)
          .resilience(Resilience.none())
          .build();

  private final List<String> contacts = new ArrayList<>();
  private final Set<String> messages = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  /** Messages a minute apart, one in five an e-mail, some at the same moment. */
  private void talk(int people, int each) {
    for (int i = 0; i < people; i++) {
      contacts.add(
          highLevel
              .contact("Person " + i)
              .phone("+3460000" + (1000 + i))
              .email("p" + i + "@example.com")
              .add());
    }
    for (int round = 0; round < each; round++) {
      for (int i = 0; i < people; i++) {
        messages.add(
            highLevel.receives(
                contacts.get(i), (round + i) % 5 == 0 ? "Email" : "SMS", "Hello " + i));
        time.advance(i % 3 == 0 ? Duration.ZERO : Duration.ofMinutes(1));
      }
    }
    time.advance(Duration.ofMinutes(10));
  }

  private <S> Sync<S, S> into(Sync<S, S> sync, Function<S, String> id) {
    return sync.writing(50, Sink.allOf(rows -> rows.forEach(row -> taken.add(id.apply(row)))))
        .rememberingIn(CheckpointStore.inFile(folder.resolve("sync.json")))
        .timekeeper(time);
  }

  private Paged<Message> everything(Window window) {
    return client
        .messages()
        .exportEverything(ExportQuery.all().from(window.from()).until(window.until()).pageSize(20));
  }

  @Test
  @DisplayName(
      "a search is carried whole, though it breaks off, and each run brings the newest state")
  void search() {
    talk(130, 1);
    var sync =
        into(
            Sync.named("search")
                .reading(client.conversations().search(ConversationQuery.all().pageSize(20))),
            Conversation::contactId);
    sandbox.next(SEARCH).times(3).isSlow(Duration.ZERO);
    sandbox.next(SEARCH).says(503);

    assertThatThrownBy(sync::run).isInstanceOf(ServerException.class);
    assertThat(taken).isNotEmpty().hasSizeLessThan(130);
    Report report = sync.run();

    assertThat(taken).containsExactlyInAnyOrderElementsOf(contacts);
    assertThat(report.windows().get(0).distinct()).isEqualTo(130);
    assertThat(sandbox.received(SEARCH)).hasSizeLessThanOrEqualTo(7 + 1 + 3);
  }

  @Test
  @DisplayName(
      "more conversations share a moment than a page holds: stopped, with its words, each time")
  void ties() {
    for (int i = 0; i < 300; i++) {
      highLevel.receives(
          highLevel.contact("Person " + i).phone("+3460000" + (1000 + i)).add(), "SMS", "Hi");
    }
    var sync =
        into(
            Sync.named("search").reading(client.conversations().search(ConversationQuery.all())),
            Conversation::contactId);

    assertThatThrownBy(sync::run)
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("more conversations share one last_message_date than a page holds");
    assertThatThrownBy(sync::run).isInstanceOf(PagingException.class);
    assertThat(taken).hasSizeLessThan(300);
  }

  @Test
  @DisplayName(
      "an export is carried window by window, e-mails too, and the next run brings what is new")
  void export() {
    talk(40, 6);
    var sync =
        into(
            Sync.named("export")
                .reading(
                    Source.windows(BEGUN, this::everything, Message::dateAdded, Message::id)
                        .quota(client::quota)),
            Message::id);

    Report first = sync.run();
    assertThat(taken).isEqualTo(messages);
    assertThat(first.windows()).hasSizeGreaterThan(1);
    assertThat(first.windows().stream().mapToLong(Proof::distinct).sum()).isEqualTo(240);

    messages.add(highLevel.sends(contacts.get(0), "SMS", "How are you?"));
    time.advance(Duration.ofMinutes(5));
    Report second = sync.run();
    assertThat(taken).isEqualTo(messages);
    assertThat(second.read()).isLessThan(30);
  }

  @Test
  @DisplayName("an export broken off for longer than a cursor lives goes on where it was")
  void exportBrokenOff() {
    talk(40, 6);
    for (boolean sorted : new boolean[] {true, false}) {
      taken.clear();
      var source =
          Source.windows(
                  BEGUN,
                  window ->
                      sorted
                          ? client
                              .messages()
                              .export(
                                  ExportQuery.all()
                                      .from(window.from())
                                      .until(window.until())
                                      .pageSize(20))
                          : everything(window),
                  Message::dateAdded,
                  Message::id)
              .firstWindow(Duration.ofDays(9))
              .lookback(Duration.ZERO);
      var sync =
          into(Sync.named("export").reading(sorted ? source.oldestFirst() : source), Message::id)
              .rememberingIn(CheckpointStore.inFile(folder.resolve("export-" + sorted)));
      int before = sandbox.received(EXPORT).size();
      sandbox.next(EXPORT).times(6).isSlow(Duration.ZERO);
      sandbox.next(EXPORT).says(500);
      assertThatThrownBy(sync::run).isInstanceOf(ServerException.class);
      time.advance(Duration.ofMinutes(3));
      Report report = sync.run();

      // The plain export leaves e-mails out.
      assertThat(taken).hasSize(sorted ? 192 : 240);
      assertThat(report.suspects()).isEmpty();
      assertThat(report.windows().get(0).distinct()).isEqualTo(taken.size());
      int calm = sorted ? 10 : 13;
      assertThat(sandbox.received(EXPORT).size() - before)
          .isLessThanOrEqualTo(calm + 1 + 1 + 3 + 2);
    }
  }
}
