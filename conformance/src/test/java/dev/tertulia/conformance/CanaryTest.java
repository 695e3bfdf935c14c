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
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token, a number, an address and a text that must turn up nowhere but on the wire. */
class CanaryTest {
  private static final String NUMBER = "+34699123456";
  private static final String ADDRESS = "canary@example.com";
  private static final String TEXT = "canary sings in the mine";

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final Witness witness = new Witness();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
          .location(sandbox.highLevel().location())
          .baseUrl(sandbox.highLevel().url())
          .timekeeper(time)
          .listener(witness)
          .build();

  @AfterEach
  void close() {
    witness.close();
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
    witness.keep(
        client,
        contact,
        client.contacts().findByPhone(NUMBER),
        client.contacts().findByEmail(ADDRESS));
    var sms = Sms.to(id, TEXT).to(NUMBER);
    witness.keep(sms, client.messages().send(sms));
    witness.keep(Email.to(id).subject(TEXT).html(TEXT).toAddress(ADDRESS));
    sandbox.highLevel().receives(id, "SMS", TEXT);
    var found = client.conversations().search(ConversationQuery.all().text(TEXT));
    witness.keep(found, ConversationQuery.all().text(TEXT), found.stream().toList());
    String conversation = sandbox.highLevel().conversationWith(id);
    witness.keep(client.messages().in(conversation).stream().toList());
    witness.keep(client.contacts().notes(id).add(TEXT), client.contacts().notes(id).all());
    var task = NewTask.of(TEXT, time.now()).body(TEXT);
    witness.keep(task, client.contacts().tasks(id).add(task), client.contacts().tasks(id).all());
    var query =
        ContactQuery.all().text(NUMBER.substring(1)).where(ContactFilter.is("email", ADDRESS));
    witness.keep(query, query.filters(), client.contacts().search(query).stream().toList());
    witness.keep(client.contacts().doNotDisturb(id, TEXT, Channel.EMAIL));
    for (int status : new int[] {400, 403, 404, 429, 500}) {
      sandbox
          .next("send-a-new-message")
          .says(status, "{\"message\":\"no " + NUMBER + " " + ADDRESS + "\"}", "application/json");
      witness.keep(
          catchThrowable(
              () -> client.with(dev.tertulia.core.Resilience.none()).messages().send(sms)));
    }
    sandbox.next("get-contact").times(4).dropsWithoutEffect();
    witness.keep(catchThrowable(() -> client.contacts().get(id)));
    witness.keep(catchThrowable(() -> client.contacts().findByPhone("12 " + NUMBER)));
    sandbox.next("get-duplicate-contact").times(4).dropsWithoutEffect();
    witness.keep(catchThrowable(() -> client.contacts().findByPhone(NUMBER)));
    sandbox.highLevel().revoke(sandbox.highLevel().token());
    witness.keep(catchThrowable(() -> client.contacts().get(id)));

    String all = witness.written();

    assertThat(witness.log()).contains("send-a-new-message");
    assertThat(all)
        .doesNotContain(sandbox.highLevel().token())
        .doesNotContain(NUMBER.substring(1))
        .doesNotContain(ADDRESS)
        .doesNotContain(TEXT);
  }
}
