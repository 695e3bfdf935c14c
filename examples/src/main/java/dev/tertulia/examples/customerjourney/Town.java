package dev.tertulia.examples.customerjourney;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.acumbamail.Delivery;
import dev.tertulia.testing.acumbamail.MailingList;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.http.Mishaps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything outside the program: both services, on one clock, and the people who use them. */
final class Town implements AutoCloseable {
  static final Instant MONDAY_MORNING =
      LocalDateTime.parse("2026-11-23T09:00").atZone(HouseRules.MADRID).toInstant();

  final ManualTimekeeper time = ManualTimekeeper.startingAt(MONDAY_MORNING);
  final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  final HighLevelSandbox highLevel = sandbox.highLevel();
  final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  final MailingList news = acumbamail.list("News").field("nombre").field("tags");
  private final Map<String, String> people = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final int port = freePort();

  Town() {
    person("Ana", "newsletter", "cold");
    person("Ben");
    person("Chloe");
    person("Dario", "newsletter");
    person("Eva");
    person("Fay");
    person("Gus");
    person("Hugo", "newsletter");
    news.add(address("Fay"), Map.of("nombre", "Fay"));
    news.add(address("Gus"), Map.of("nombre", "Gus"));
    acumbamail.hasGone(address("Fay"));
    highLevel.webhooks().to("http://127.0.0.1:" + port + "/contacts");
  }

  private void person(String name, String... tags) {
    var contact = highLevel.contact(name).email(address(name)).phone("+3460000000" + people.size());
    for (String tag : tags) {
      contact.tag(tag);
    }
    people.put(name, contact.add());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Settings settings() {
    long template = acumbamail.template("menus", "<p>Our menus *|UNSUBSCRIBE_URL|*</p>");
    return new Settings(
        highLevel.url(),
        Secret.of(highLevel.token()),
        highLevel.location(),
        highLevel.webhooks().appId(),
        highLevel.webhooks().publicKey(),
        acumbamail.url(),
        Secret.of(acumbamail.token()),
        Secret.of("casa-tertulia-" + port + "-webhooks"),
        news.id(),
        template,
        port);
  }

  void suffers(Mishaps mishaps) {
    sandbox.suffers(mishaps);
  }

  List<String> people() {
    return List.copyOf(people.keySet());
  }

  static String address(String name) {
    return name.toLowerCase(Locale.ROOT) + "@example.com";
  }

  String contact(String name) {
    return Objects.requireNonNull(people.get(name));
  }

  /** Whom that is the id or the address of; the text itself if of nobody. */
  String name(String idOrAddress) {
    return people.entrySet().stream()
        .filter(
            each ->
                each.getValue().equals(idOrAddress) || address(each.getKey()).equals(idOrAddress))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(idOrAddress);
  }

  void writes(String name, String text) {
    highLevel.receives(contact(name), "SMS", text);
  }

  void leavesAVoiceMail(String name, String... sentences) {
    var call =
        highLevel
            .call(contact(name))
            .status("voicemail")
            .lasting(Duration.ofSeconds(20))
            .transcribedAfter(Duration.ofMinutes(6));
    int at = 0;
    for (String sentence : sentences) {
      call.sentence(at, at + 4000, sentence, 0.9);
      at += 4000;
    }
    call.add();
  }

  void confirms(String name) {
    news.confirms(address(name));
  }

  void unsubscribes(String name) {
    var mailed =
        acumbamail.campaigns().stream()
            .filter(each -> each.at("recipients").asList().contains(JsonValue.of(address(name))))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(name + " has got no mail"));
    acumbamail
        .mail(Objects.requireNonNull(mailed.at("id").asLong()), address(name))
        .isUnsubscribed();
  }

  /**
   * In HighLevel's own app, which has a quota of its own and waits for nobody here; people are
   * patient.
   */
  void colleagueSilences(String name) {
    try (var app =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.tokenOfAnotherApp()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .timekeeper(ManualTimekeeper.jumping(time.now()))
            .resilience(Resilience.standard().attempts(20).deadline(Duration.ofHours(1)))
            .build()) {
      app.contacts().doNotDisturb(contact(name), "Asked for it at the table", Channel.EMAIL);
    }
  }

  /**
   * The manager looks into the services' own pages: what is to be seen there, she can decide.
   *
   * @return whether it happened; empty if that is nowhere to be seen
   */
  Optional<Boolean> looks(Doubt doubt) {
    return switch (doubt.flow()) {
      case "catering" -> Optional.of(isCampaignThere());
      case "reminder" -> Optional.of(waits(doubt.about()));
      default -> Optional.empty();
    };
  }

  private boolean isCampaignThere() {
    return acumbamail.campaigns().stream()
        .anyMatch(each -> "Scheduled".equals(each.at("status").asText()));
  }

  private boolean waits(String contact) {
    return highLevel.messagesWith(contact).stream()
        .anyMatch(each -> "scheduled".equals(each.at("status").asText()));
  }

  /** Keeps for the end for whom a reminder waits now. */
  void notes(String when) {
    notes.add(
        when
            + " a reminder waits for "
            + people.entrySet().stream()
                .filter(each -> waits(each.getValue()))
                .map(Map.Entry::getKey)
                .toList());
  }

  /** What Acumbamail told and nobody took: the kind of event, and the address. */
  List<String> untold() {
    return acumbamail.deliveries().stream()
        .collect(Collectors.groupingBy(Delivery::body))
        .values()
        .stream()
        .filter(copies -> copies.stream().noneMatch(each -> Objects.equals(each.status(), 200)))
        .map(copies -> copies.get(0).json())
        .map(event -> event.at("event").asText() + " " + event.at("email").asText())
        .toList();
  }

  /** What was noted on the way. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * What has fallen due in the services happens, and what they have to tell is told.
   *
   * @return how often anything was told so far
   */
  int settle() {
    highLevel.message("nobody's");
    highLevel.webhooks().settle();
    return acumbamail.deliveries().size() + highLevel.webhooks().attempts().size();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
