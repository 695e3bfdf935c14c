package dev.tertulia.testing.highlevel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Sandbox tells of itself, to a server that only listens. */
class WebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(NOW);
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final MockWebServer server = new MockWebServer();
  private Webhooks webhooks;
  private String ana;

  @BeforeEach
  void listen() throws IOException {
    server.start();
    ana = highLevel.contact("Ana García").phone("+34600000001").email("ana@example.com").add();
    webhooks = highLevel.webhooks().to(server.url("/hooks").toString());
  }

  @AfterEach
  void close() {
    sandbox.close();
    server.close();
  }

  private void answers(int... statuses) {
    for (int status : statuses) {
      server.enqueue(new MockResponse.Builder().code(status).build());
    }
  }

  private List<JsonValue> received() throws InterruptedException {
    webhooks.settle();
    var bodies = new ArrayList<JsonValue>();
    while (server.getRequestCount() > bodies.size() + taken) {
      bodies.add(JsonValue.parse(server.takeRequest().getBody().utf8()));
    }
    taken += bodies.size();
    return bodies;
  }

  private int taken;

  private List<String> types() throws InterruptedException {
    return received().stream().map(each -> each.at("type").asText()).toList();
  }

  @Test
  void aMessageThatComesIsToldInTheVendorsShapeWithTheUnreadCount() throws Exception {
    answers(200, 200);

    String id = highLevel.receives(ana, "SMS", "Hello?");

    List<JsonValue> told = received();
    assertThat(told.get(0).at("type").asText()).isEqualTo("ConversationUnreadUpdate");
    assertThat(told.get(0).at("unreadCount").asLong()).isEqualTo(1);
    assertThat(told.get(1).at("type").asText()).isEqualTo("InboundMessage");
    assertThat(told.get(1).at("messageId").asText()).isEqualTo(id);
    assertThat(told.get(1).at("messageType").asText()).isEqualTo("SMS");
    assertThat(told.get(1).at("body").asText()).isEqualTo("Hello?");
    assertThat(told.get(1).at("timestamp").asInstant()).isEqualTo(NOW);
    assertThat(told.get(1).at("webhookId").asText()).hasSize(36);
  }

  @Test
  void anEmailIsToldWithItsText() throws Exception {
    answers(200);

    highLevel.sends(ana, "Email", "Our menu");

    JsonValue told = received().get(0);
    assertThat(told.at("type").asText()).isEqualTo("OutboundMessage");
    assertThat(told.at("subject").asText()).isEqualTo("Our menu");
    assertThat(told.at("to").asText()).isEqualTo("ana@example.com");
    assertThat(told.at("emailMessageId").asText()).isNotNull();
  }

  @Test
  void aVoiceMailIsToldWithItsSoundAsTheVendorTellsIt() throws Exception {
    answers(200, 200);

    String id = highLevel.call(ana).status("voicemail").recording("Beep".getBytes(US_ASCII)).add();

    JsonValue told = received().get(1);
    assertThat(told.at("type").asText()).isEqualTo("InboundMessage");
    assertThat(told.at("messageId").asText()).isEqualTo(id);
    assertThat(told.at("messageType").asText()).isEqualTo("VoiceMail");
    assertThat(told.at("messageTypeId").asLong()).isEqualTo(10);
    assertThat(told.at("messageTypeString").asText()).isEqualTo("TYPE_VOICEMAIL");
    assertThat(told.at("status").asText()).isEqualTo("voicemail");
    assertThat(told.at("callStatus").asText()).isEqualTo("voicemail");
    assertThat(told.at("body").isMissing()).isTrue();
    var sound = URI.create(told.at("attachments").at(0).asText()).toURL();
    try (InputStream heard = sound.openStream()) {
      assertThat(heard).hasContent("Beep");
    }
  }

  @Test
  void aCallThatReachesAVoiceMailIsCompletedAllTheSame() throws Exception {
    answers(200);

    highLevel.call(ana).status("voicemail").outbound().add();

    JsonValue told = received().get(0);
    assertThat(told.at("type").asText()).isEqualTo("OutboundMessage");
    assertThat(told.at("messageType").asText()).isEqualTo("VoiceMail");
    assertThat(told.at("status").asText()).isEqualTo("completed");
    assertThat(told.at("callStatus").asText()).isEqualTo("voicemail");
    assertThat(told.at("attachments").asList()).isEmpty();
  }

  @Test
  void whoIsNoLongerToBeDisturbedIsToldOfWithTheSettingsAndOnlyIfTheyChanged() throws Exception {
    answers(200, 200, 200, 200);

    quiet("Email");
    List<JsonValue> told = received();
    quiet("Email");
    List<String> again = types();

    assertThat(told)
        .extracting(each -> each.at("type").asText())
        .containsExactly("ContactUpdate", "ContactDndUpdate");
    assertThat(told.get(0).at("dndSettings").isMissing()).isTrue();
    assertThat(told.get(1).at("dndSettings").json())
        .isEqualTo("{\"Email\":{\"status\":\"active\"}}");
    assertThat(told.get(1).at("email").asText()).isEqualTo("ana@example.com");
    assertThat(again).containsExactly("ContactUpdate");
  }

  @Test
  void theGeneralSettingIsOneOfThem() throws Exception {
    answers(200, 200);

    changes("\"dnd\":true");

    List<JsonValue> told = received();
    assertThat(told.get(1).at("type").asText()).isEqualTo("ContactDndUpdate");
    assertThat(told.get(1).at("dnd").asBoolean()).isTrue();
  }

  private void quiet(String channel) throws Exception {
    changes("\"dndSettings\":{\"" + channel + "\":{\"status\":\"active\"}}");
  }

  private void changes(String fields) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(highLevel.url() + "/contacts/" + ana))
            .header("Authorization", "Bearer " + highLevel.token())
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{" + fields + "}"))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void contactsAndInstallationsAreToldToo() throws Exception {
    answers(200, 200, 200);

    highLevel.contact("Ben").add();
    webhooks.installs(highLevel.location());
    webhooks.uninstalls(highLevel.location());

    assertThat(types()).containsExactly("ContactCreate", "INSTALL", "UNINSTALL");
  }

  @Test
  void eachIsSignedOverItsRawBytes() throws Exception {
    answers(200, 200);
    webhooks.installs(highLevel.location());
    webhooks.settle();

    RecordedRequest request = server.takeRequest();
    var verifier =
        SignatureVerifier.ed25519(
            "X-GHL-Signature", VerificationKey.ed25519("test", webhooks.publicKey()));
    var genuine =
        new WebhookRequest(request.getBody().toByteArray(), request.getHeaders().toMultimap());

    assertThat(verifier.verify(genuine, NOW)).isEqualTo("test");
  }

  @Test
  void byTheNewRuleWhatIsNotTakenComesUpToTwelveTimesMore() throws Exception {
    answers(IntStream.range(0, 13).map(i -> 500).toArray());

    webhooks.installs(highLevel.location());
    for (int i = 0; i < 20; i++) {
      webhooks.settle();
      time.advance(Duration.ofDays(2));
    }

    List<JsonValue> all = received();
    assertThat(all).hasSize(13).containsOnly(all.get(0));
    assertThat(webhooks.waiting()).isZero();
  }

  @Test
  void byTheOldRuleOnly429IsRepeatedTenMinutesLater() throws Exception {
    webhooks.repeatsOnlyOn429();
    answers(500, 429, 200);

    webhooks.installs(highLevel.location());
    webhooks.settle();
    webhooks.uninstalls(highLevel.location());
    webhooks.settle();

    assertThat(webhooks.waiting()).isEqualTo(1);
    time.advance(Duration.ofMinutes(10).minusMillis(1));
    webhooks.settle();
    assertThat(types()).containsExactly("INSTALL", "UNINSTALL");
    time.advance(Duration.ofMinutes(1));
    assertThat(types()).containsExactly("UNINSTALL");
  }

  @Test
  void ordersRepeatDelayReverseAndLose() throws Exception {
    answers(200, 200, 200, 200, 200, 200, 200);

    webhooks.repeats(1);
    webhooks.installs("a");
    assertThat(types()).containsExactly("INSTALL", "INSTALL");
    webhooks.loses(1);
    webhooks.installs("b");
    assertThat(types()).isEmpty();
    webhooks.reverses(2);
    webhooks.installs("c");
    webhooks.uninstalls("c");
    assertThat(types()).containsExactly("UNINSTALL", "INSTALL");
    webhooks.delays(Duration.ofHours(1));
    webhooks.installs("d");
    assertThat(types()).isEmpty();
    time.advance(Duration.ofHours(1));
    assertThat(types()).containsExactly("INSTALL");
  }

  @Test
  void nothingIsToldBeforeThereIsSomebodyToTell() {
    try (Sandbox silent = Sandbox.start()) {
      silent.highLevel().contact("Ben").add();
      silent.highLevel().webhooks().settle();

      assertThat(silent.highLevel().webhooks().attempts()).isEmpty();
    }
  }
}
