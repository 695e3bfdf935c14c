package dev.tertulia.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactFilter;
import dev.tertulia.conversations.ContactQuery;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.NewContact;
import dev.tertulia.conversations.NewTask;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token, a number, an address and a text that must turn up nowhere but on the wire. */
class CanaryTest {
  private static final String NUMBER = "+34699123456";
  private static final String ADDRESS = "canary@example.com";
  private static final String TEXT = "canary sings in the mine";

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final List<Object> handedOut = new ArrayList<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream before = System.err;
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
          .location(sandbox.highLevel().location())
          .baseUrl(sandbox.highLevel().url())
          .timekeeper(time)
          .listener(
              new CallListener() {
                @Override
                public void attempting(Attempting event) {
                  handedOut.add(event);
                }

                @Override
                public void repeating(Repeating event) {
                  handedOut.add(event);
                }

                @Override
                public void finished(Finished event) {
                  handedOut.add(event);
                }
              })
          .build();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    System.setErr(before);
    client.close();
    sandbox.close();
  }

  @Test
  void nothingSecretOrPersonalIsEverWrittenDown() {
    Contact contact =
        client
            .contacts()
            .create(
                NewContact.of(ContactDetails.none().firstName("Ana").phone(NUMBER).email(ADDRESS)));
    String id = String.valueOf(contact.id());
    keep(
        client,
        contact,
        client.contacts().findByPhone(NUMBER),
        client.contacts().findByEmail(ADDRESS));
    var sms = Sms.to(id, TEXT).to(NUMBER);
    keep(sms, client.messages().send(sms));
    keep(Email.to(id).subject(TEXT).html(TEXT).toAddress(ADDRESS));
    sandbox.highLevel().receives(id, "SMS", TEXT);
    var found = client.conversations().search(ConversationQuery.all().text(TEXT));
    keep(found, ConversationQuery.all().text(TEXT), found.stream().toList());
    String conversation = sandbox.highLevel().conversationWith(id);
    keep(client.messages().in(conversation).stream().toList());
    keep(client.contacts().notes(id).add(TEXT), client.contacts().notes(id).all());
    var task = NewTask.of(TEXT, time.now()).body(TEXT);
    keep(task, client.contacts().tasks(id).add(task), client.contacts().tasks(id).all());
    var query =
        ContactQuery.all().text(NUMBER.substring(1)).where(ContactFilter.is("email", ADDRESS));
    keep(query, query.filters(), client.contacts().search(query).stream().toList());
    keep(client.contacts().doNotDisturb(id, TEXT, Channel.EMAIL));
    for (int status : new int[] {400, 403, 404, 429, 500}) {
      sandbox
          .next("send-a-new-message")
          .says(status, "{\"message\":\"no " + NUMBER + " " + ADDRESS + "\"}", "application/json");
      keep(
          catchThrowable(
              () -> client.with(dev.tertulia.core.Resilience.none()).messages().send(sms)));
    }
    sandbox.next("get-contact").times(4).dropsWithoutEffect();
    keep(catchThrowable(() -> client.contacts().get(id)));
    keep(catchThrowable(() -> client.contacts().findByPhone("12 " + NUMBER)));
    sandbox.next("get-duplicate-contact").times(4).dropsWithoutEffect();
    keep(catchThrowable(() -> client.contacts().findByPhone(NUMBER)));
    sandbox.highLevel().revoke(sandbox.highLevel().token());
    keep(catchThrowable(() -> client.contacts().get(id)));

    String all = written();

    assertThat(log.toString(StandardCharsets.UTF_8)).contains("send-a-new-message");
    assertThat(all)
        .doesNotContain(sandbox.highLevel().token())
        .doesNotContain(NUMBER.substring(1))
        .doesNotContain(ADDRESS)
        .doesNotContain(TEXT);
  }

  private void keep(Object... things) {
    handedOut.addAll(List.of(things));
  }

  /** Every toString, every stack trace with its causes, and the log at TRACE. */
  private String written() {
    var all = new StringWriter();
    var out = new PrintWriter(all);
    for (Object each : handedOut) {
      out.println(each);
      if (each instanceof Throwable failure) {
        failure.printStackTrace(out);
      }
      if (each instanceof CallListener.Finished finished && finished.failure() != null) {
        finished.failure().printStackTrace(out);
      }
    }
    Thread.getAllStackTraces().keySet().forEach(thread -> out.println(thread.getName()));
    out.print(log.toString(StandardCharsets.UTF_8));
    out.flush();
    return all.toString();
  }
}
