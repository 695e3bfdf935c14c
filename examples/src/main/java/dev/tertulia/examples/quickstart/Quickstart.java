package dev.tertulia.examples.quickstart;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Message;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A restaurant's day of conversations, against the Sandbox. With {@code CONVERSATIONS_TOKEN} and
 * {@code CONVERSATIONS_LOCATION} set, the part that only reads, against the real service.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    var screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    String token = System.getenv("CONVERSATIONS_TOKEN");
    String location = System.getenv("CONVERSATIONS_LOCATION");
    if (token == null || location == null) {
      onTheSandbox(screen);
    } else {
      onTheRealService(screen, location);
    }
  }

  static void onTheSandbox(Screen screen) throws IOException {
    screen.title("Tertulia quickstart, on the Sandbox: an in-memory HighLevel on this machine");
    var time = ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
    Path folder = Files.createTempDirectory("tertulia-quickstart");
    try (Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
                .location(sandbox.highLevel().location())
                .baseUrl(sandbox.highLevel().url())
                .timekeeper(time)
                .listener(Mishaps.teller(screen))
                .build()) {
      Town.populate(sandbox);
      day(client, sandbox, time, screen, folder);
    }
    screen.space();
    screen.say("That was a day. Its code is in examples/…/quickstart; the client, in the README.");
    screen.say("The recording is in %s.", folder);
  }

  private static void day(
      ConversationsClient client,
      Sandbox sandbox,
      ManualTimekeeper time,
      Screen screen,
      Path folder) {
    var reading = new Reading(client, screen);
    var writing = new Writing(client, screen, folder);
    var mishaps = new Mishaps(client, sandbox, time, screen);
    reading.check();
    Contact ana = writing.find(Town.ANAS_NUMBER);
    String contact = Objects.requireNonNull(ana.id());
    List<Conversation> unread = reading.search();
    String conversation = conversationOf(contact, unread);
    List<Message> thread = reading.thread(conversation);
    writing.reply(contact);
    writing.scheduleAndCancel(contact, LocalDate.ofInstant(time.now(), ZoneOffset.UTC));
    writing.upload(contact, conversation);
    writing.listen(thread);
    mishaps.tooManyRequests(conversation);
    mishaps.droppedConnection(conversation);
    mishaps.unsureSend(contact);
    reading.quota();
  }

  private static String conversationOf(String contact, List<Conversation> conversations) {
    return conversations.stream()
        .filter(each -> contact.equals(each.contactId()))
        .map(Conversation::id)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static void onTheRealService(Screen screen, String location) {
    screen.title("Tertulia quickstart, on the real service: only reading");
    try (var client =
        ConversationsClient.create(
            CredentialsProvider.environment("CONVERSATIONS_TOKEN"), location)) {
      var reading = new Reading(client, screen);
      if (!reading.check()) {
        return;
      }
      List<Conversation> unread = reading.search();
      @Nullable String first = unread.isEmpty() ? null : unread.get(0).id();
      if (first != null) {
        reading.thread(first);
      }
      reading.quota();
    }
  }
}
