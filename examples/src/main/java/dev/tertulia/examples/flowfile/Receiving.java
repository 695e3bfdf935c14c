package dev.tertulia.examples.flowfile;

import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a file's events arrive.
 *
 * @param webhooks over HTTP
 * @param polling by asking
 */
record Receiving(Optional<Webhooks> webhooks, Optional<Looking> polling) {
  static final Receiving NONE = new Receiving(Optional.empty(), Optional.empty());

  /**
   * Where webhooks are received.
   *
   * @param port on this machine; 0 for any free one
   * @param path of HighLevel's
   * @param app the id of the app they are sent to
   * @param key who signs them
   * @param mail where Acumbamail's are received
   */
  record Webhooks(
      int port, String path, Optional<String> app, VerificationKey key, Optional<Mail> mail) {}

  /**
   * Where Acumbamail's webhooks are received.
   *
   * @param path their path
   * @param secret what the address holds as {@code ?key=}
   */
  record Mail(String path, SecretRef secret) {}

  /**
   * What is asked for.
   *
   * @param every how often; usually 15 minutes beside webhooks, and a minute in their place
   * @param newConversations whether conversations are looked for
   * @param newSubscribers the lists in which new people are looked for
   */
  record Looking(Optional<Duration> every, boolean newConversations, List<String> newSubscribers) {}

  static Receiving read(Section section, Scope scope) {
    var receiving =
        new Receiving(
            section.find("webhooks").flatMap(each -> webhooks(each, scope)),
            section.find("polling").flatMap(each -> looking(each, scope)));
    if (!section.has("webhooks") && !section.has("polling")) {
      section.problems().add(section.at(), "webhooks or polling", "neither");
    }
    return receiving;
  }

  private static Optional<Webhooks> webhooks(Value value, Scope scope) {
    return value.section(
        section -> {
          int port = section.required("port", each -> each.number(0, 65_535), 0L).intValue();
          String path = section.optional("path", Receiving::path, "/webhooks");
          Optional<String> app = section.find("app").map(Value::text);
          VerificationKey key =
              section.optional("key", Receiving::key, ConversationWebhooks.VENDOR_KEY);
          Optional<Mail> mail = section.find("mail").flatMap(each -> mail(each, path, scope));
          return Optional.of(new Webhooks(port, path, app, key, mail));
        },
        Optional.empty());
  }

  private static Optional<Mail> mail(Value value, String taken, Scope scope) {
    return value.section(
        section -> {
          String path = section.optional("path", Receiving::path, "/mail");
          if (path.equals(taken)) {
            section.key("path").refuse("another path than HighLevel's", path);
          }
          return section
              .required(
                  "secret", each -> Optional.of(secret(each, scope)), Optional.<SecretRef>empty())
              .map(secret -> new Mail(path, secret));
        },
        Optional.empty());
  }

  private static SecretRef secret(Value value, Scope scope) {
    SecretRef ref = SecretRef.read(value, scope);
    if (!scope.rehearsed() && value.problems().none()) {
      // Refuses what could be found by trying, without telling it.
      SignatureVerifier unused =
          value
              .problems()
              .made(
                  value.at(),
                  () -> SignatureVerifier.secretInQuery("key", ref.secret()),
                  (request, now) -> "");
    }
    return ref;
  }

  private static String path(Value value) {
    return value.parsed(
        "a path such as /webhooks",
        text -> {
          if (!text.matches("/[\\w./-]*")) {
            throw new IllegalArgumentException("no path");
          }
          return text;
        },
        "/");
  }

  private static VerificationKey key(Value value) {
    return value.parsed(
        "a public Ed25519 key in PEM",
        text -> VerificationKey.ed25519("file", text),
        ConversationWebhooks.VENDOR_KEY);
  }

  private static Optional<Looking> looking(Value value, Scope scope) {
    return value.section(
        section ->
            Optional.of(
                new Looking(
                    section.find("every").map(Value::duration),
                    section.optional("newConversations", Value::yes, false),
                    section.find("newSubscribers").map(Value::several).orElse(List.of()).stream()
                        .map(each -> ListPlan.named(each, scope).name())
                        .toList())),
        Optional.empty());
  }

  boolean asksForMail() {
    return webhooks.flatMap(Webhooks::mail).isPresent()
        || polling.filter(each -> !each.newSubscribers().isEmpty()).isPresent();
  }

  /** What would have to be there for that event to arrive; empty if it can. */
  Optional<String> missingFor(Event event) {
    if (event.isNewConversation()) {
      return polling.filter(Looking::newConversations).isPresent()
          ? Optional.empty()
          : Optional.of("polling with newConversations");
    } else if (event.isMail()) {
      boolean polled = event.isNewSubscriber() && asksForMail();
      return polled || webhooks.flatMap(Webhooks::mail).isPresent()
          ? Optional.empty()
          : Optional.of("webhooks with mail");
    }
    return event.isMessage() || webhooks.isPresent() ? Optional.empty() : Optional.of("webhooks");
  }
}
