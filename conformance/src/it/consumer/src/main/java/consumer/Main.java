package consumer;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.NewList;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.bridge.sync.Sync;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import okhttp3.OkHttp;
import okio.Okio;

/**
 * Sees the class path as a user's build sees it, where our dependency management counts nothing.
 */
public final class Main {
  private static final String PHONE = "+34600000001";

  private Main() {}

  public static void main(String[] args) throws Exception {
    String okio = jarOf(Okio.class);
    check(
        okio.equals("okio-jvm-" + args[0] + ".jar"),
        "sdk-core does not decide which okio its users get: " + okio + ", not " + args[0]);
    check(jarOf(OkHttp.class).startsWith("okhttp-jvm-5."), "not OkHttp 5: " + jarOf(OkHttp.class));
    check(
        !System.getProperty("java.class.path").contains("okhttp-4"),
        "Retrofit's OkHttp 4 is on the class path too");
    check(jarOf(Timekeeper.class).startsWith("sdk-core-"), "sdk-core is not a jar");
    check(jarOf(Sync.class).startsWith("sdk-bridge-"), "sdk-bridge is not a jar");
    try (var sandbox = Sandbox.start()) {
      answerAna(sandbox);
      subscribeAna(sandbox);
    }
    System.out.println("consumer: a message and a subscriber, on the Sandbox, with " + okio);
  }

  private static void answerAna(Sandbox sandbox) {
    sandbox.highLevel().contact("Ana").phone(PHONE).add();
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
            .location(sandbox.highLevel().location())
            .baseUrl(sandbox.highLevel().url())
            .build()) {
      Contact ana = client.contacts().findByPhone(PHONE).orElseThrow();
      SentMessage sent = client.messages().send(Sms.to(ana.id(), "Your table is ready."));
      String arrived = sandbox.highLevel().message(sent.messageId()).at("body").asText();
      check("Your table is ready.".equals(arrived), "unexpected message " + arrived);
    }
  }

  private static void subscribeAna(Sandbox sandbox) {
    try (var mail =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(sandbox.acumbamail().token()))
            .baseUrl(sandbox.acumbamail().url())
            .build()) {
      var guests = mail.lists().create(NewList.of("Guests", "hello@bistro.example"));
      mail.subscribers(guests).addOrUpdate(NewSubscriber.of("ana@example.com"));
      long subscribers = mail.subscribers(guests).all().stream().count();
      check(subscribers == 1, "unexpected number of subscribers: " + subscribers);
    }
  }

  private static String jarOf(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("consumer: " + otherwise);
      System.exit(1);
    }
  }
}
