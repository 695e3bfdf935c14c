package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file for who has no public address: it asks for what happens, and does the same about it. */
class PollingTest {
  private final ManualTimekeeper time = ManualTimekeeper.startingAt(Played.TUESDAY_TEN);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final List<String> heard = new ArrayList<>();

  @TempDir Path folder;

  private void awaits(String words) throws InterruptedException {
    for (int patience = 10_000;
        heard.stream().noneMatch(each -> each.contains(words));
        patience--) {
      assertThat(patience).as("patience for " + words).isPositive();
      String line = told.poll(2, TimeUnit.MILLISECONDS);
      if (line != null) {
        heard.add(line);
      }
      time.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void messagesConversationsAndNewSubscribersAreFound() throws Exception {
    try (var sandbox = Sandbox.builder().timekeeper(time).start()) {
      var highLevel = sandbox.highLevel();
      var news = sandbox.acumbamail().list("News");
      Files.writeString(folder.resolve("hl"), highLevel.token());
      Files.writeString(folder.resolve("am"), sandbox.acumbamail().token());
      String text =
          """
          services:
            highLevel: {location: %s, token: {file: hl}, zone: Europe/Madrid, baseUrl: %s}
            acumbamail: {token: {file: am}, baseUrl: %s}
          folder: state
          polling: {every: 1m, newConversations: true, newSubscribers: news}
          lists:
            news: {id: %d, consent: {hasTag: newsletter}}
          flows:
            - {name: greeting, on: InboundMessage, steps: [{reply: {sms: Hello}}]}
            - {name: new, on: NewConversation, steps: [{addTags: new}]}
            - {name: joined, on: subscribes, steps: [{addTags: reader}]}
          """
              .formatted(
                  highLevel.location(), highLevel.url(), sandbox.acumbamail().url(), news.id());
      FlowFile file = FlowFile.parse("flow.yaml", text, folder, false);
      String ana = highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();

      try (var program =
          Program.open(
              file, time, template -> template, new Timeline(told::add, file.services().zone()))) {
        program.start();
        highLevel.receives(ana, "SMS", "Anybody there?");
        news.add("ana@example.com", Map.of());
        awaits("greeting, reply: done");
        awaits("joined, addTags: done");
        awaits("new, addTags: done");

        assertThat(program.port()).isZero();
        assertThat(highLevel.messagesWith(ana).get(0).at("body").asText()).isEqualTo("Hello");
        assertThat(highLevel.profile(ana).at("tags").json()).contains("new", "reader");
      }
    }
  }
}
