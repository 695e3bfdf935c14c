package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.testing.acumbamail.MailingList;
import dev.tertulia.testing.highlevel.NewContact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Flows at work on a stage: signed webhooks over HTTP, and a clock that passes at once. */
final class Played implements AutoCloseable {
  /** A Tuesday, ten o'clock in Madrid. */
  static final Instant TUESDAY_TEN = Instant.parse("2026-12-01T09:00:00Z");

  final List<String> told = new CopyOnWriteArrayList<>();
  final Performance performance;

  Played(Path folder, String flows) {
    this(FlowFile.parse("flow.yaml", Written.withFlows(flows), folder, true), folder);
  }

  Played(FlowFile file, Path folder) {
    performance = new Performance(file, folder, TUESDAY_TEN, told::add);
  }

  NewContact contact(String name) {
    return performance.highLevel().contact(name);
  }

  /** Somebody with a number and an address. */
  String ana() {
    return contact("Ana García").phone("+34600000001").email("ana@example.com").add();
  }

  void writes(String contact, String channel, String text) {
    performance.highLevel().receives(contact, channel, text);
    performance.settle();
  }

  void pass(Duration duration) {
    performance.pass(duration);
  }

  List<String> tags(String contact) {
    return performance.highLevel().profile(contact).at("tags").asList().stream()
        .map(JsonValue::asText)
        .toList();
  }

  /** What went out to somebody, oldest first: channel and words. */
  List<String> sent(String contact) {
    var sent = new ArrayList<String>();
    for (JsonValue each : performance.highLevel().messagesWith(contact)) {
      if ("outbound".equals(each.at("direction").asText())) {
        sent.add(0, each.at("messageType").asText() + ": " + words(each));
      }
    }
    return sent;
  }

  private String words(JsonValue message) {
    String email = message.at("meta").at("email").at("messageIds").at(0).asText();
    if (email == null) {
      return message.at("body").asText();
    }
    JsonValue mail = performance.highLevel().email(email);
    return mail.at("subject").asText() + " / " + mail.at("body").asText();
  }

  /** HighLevel as somebody else uses it, by the system's clock. */
  ConversationsClient highLevel() {
    return performance
        .stage()
        .file()
        .services()
        .highLevel()
        .client(Journal.inMemory(), Timekeeper.system());
  }

  /** Acumbamail as somebody else uses it. */
  AcumbamailClient acumbamail() {
    return performance
        .stage()
        .file()
        .services()
        .acumbamail()
        .orElseThrow()
        .client(Timekeeper.system());
  }

  /** The list the file calls news and guests. */
  MailingList list() {
    return performance.stage().lists().values().iterator().next();
  }

  ListId listId() {
    return ListId.of(list().id());
  }

  long calls(String operation) {
    return performance.stage().sandbox().received(operation).size();
  }

  long parked() {
    return performance.program().inboxes().stream()
        .mapToLong(each -> each.count(State.PARKED))
        .sum();
  }

  @Override
  public void close() {
    performance.close();
  }
}
