package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.SandboxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command, on accounts in memory: what it does, what it says, and what it exits with. */
class TertuliaTest {
  private static final String CATERING =
      """
        - name: catering
          tagAndTarget:
            topics: [{name: catering, when: {says: boda}, adds: newsletter}]
            list: news
            campaign:
              name: Menus
              from: {email: casa@example.com, name: Casa Ana}
              subject: Our menus
              template: %d
              first: 2026-12-04T18:00
              days: 7
      """;

  private static final String OWN = "  - {name: own, on: InboundMessage, steps: [{addTags: x}]}\n";

  @RegisterExtension final SandboxExtension extension = new SandboxExtension();

  @TempDir Path folder;
  private final Lines out = new Lines();
  private final Lines err = new Lines();
  private long news;

  /** What is printed, line by line. */
  private static final class Lines extends PrintStream {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Lines() {
      super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String line) {
      line.lines().forEach(lines::add);
    }

    void await(String words) {
      try {
        String line = "";
        while (!line.contains(words)) {
          line = lines.poll(30, TimeUnit.SECONDS);
          assertThat(line).as("a line with " + words).isNotNull();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private int run(String... arguments) {
    return runUntil(program -> {}, arguments);
  }

  private int runUntil(Consumer<Program> stopped, String... arguments) {
    return new Tertulia(out, err, stopped).run(List.of(arguments));
  }

  private String file(String flows) throws IOException {
    Sandbox sandbox = extension.sandbox();
    news = sandbox.acumbamail().list("News").id();
    Files.writeString(folder.resolve("hl"), sandbox.highLevel().token() + "\n");
    Files.writeString(folder.resolve("am"), sandbox.acumbamail().token() + "\n");
    String key = sandbox.highLevel().webhooks().publicKey().replaceAll("\\s+", " ");
    String text =
        """
        services:
          highLevel:
            location: %s
            token: {file: hl}
            zone: Europe/Madrid
            baseUrl: %s
          acumbamail: {token: {file: am}, baseUrl: %s}
        folder: state
        webhooks: {port: 0, key: "%s"}
        lists:
          news: {id: %d, consent: {hasTag: newsletter}, withoutConfirmation: true}
        flows:
        %s"""
            .formatted(
                sandbox.highLevel().location(),
                sandbox.highLevel().url(),
                sandbox.acumbamail().url(),
                key,
                news,
                flows);
    return Files.writeString(folder.resolve("flow.yaml"), text).toString();
  }

  private String ana() {
    return extension.highLevel().contact("Ana").phone("+34600000001").email("a@example.com").add();
  }

  private void writes(Program program, String contact, String text) {
    extension.highLevel().webhooks().to("http://127.0.0.1:" + program.port() + "/webhooks");
    extension.highLevel().receives(contact, "SMS", text);
  }

  @Test
  void whoDoesNotKnowHowIsTold() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("run")).isEqualTo(2);
    assertThat(run("walk", "flow.yaml")).isEqualTo(2);
    assertThat(run("run", "--sandbox")).isEqualTo(2);
    assertThat(run("replay", "flow.yaml", "key", "perhaps")).isEqualTo(2);
    assertThat(err.lines)
        .contains("tertulia run FILE                       runs its flows, until it is stopped");
  }

  @Test
  void checkPrintsTheFlowsAndAsksNobody() throws Exception {
    String file = file(CATERING.formatted(4711));

    assertThat(run("check", file)).isZero();

    assertThat(out.lines)
        .containsExactly(
            "catering: on InboundMessage, the first topic that fits",
            "  catering: when it says boda",
            "    adds: newsletter",
            "  subscribe: to list news (" + news + "), if the contact has the tag newsletter",
            "  campaign “Menus” to the whole list, if anybody was put there:"
                + " 2026-12-04T18:00+01:00[Europe/Madrid], and every 7 days after");
    assertThat(extension.sandbox().received()).isEmpty();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void checkSaysWhatIsWrong() throws Exception {
    String file = file("  - {name: own, on: InboundMessage, steps: [{replay: x}]}\n");

    assertThat(run("check", file)).isEqualTo(2);

    assertThat(err.lines)
        .containsExactly(
            "flow.yaml:13:46: expected one of reply, comment, addTags, removeTags, assign, subscribe,"
                + " found replay: did you mean reply?");
    assertThat(out.lines).isEmpty();
  }

  @Test
  void runAnswersWhoWrites() throws Exception {
    String file =
        file(
            "  - {name: own, on: InboundMessage, steps: [{reply: {sms: \"{{message.body}}!\"}}]}\n");
    String ana = ana();

    int code =
        runUntil(
            program -> {
              writes(program, ana, "Hello");
              out.await("own, reply: done (sent ");
            },
            "run",
            file);

    assertThat(code).isZero();
    assertThat(extension.highLevel().messagesWith(ana).get(0).at("body").asText())
        .isEqualTo("Hello!");
    assertThat(err.lines).isEmpty();
  }

  @Test
  void whatWaitsForAPersonIsListedAndGoesOnWhenThePersonHasSeenToIt() throws Exception {
    String file =
        file(
            "  - {name: own, on: InboundMessage, steps: [{reply: {sms: \"{{contact.source}}\"}}]}\n");
    String ana = ana();
    runUntil(
        program -> {
          writes(program, ana, "Hello");
          out.await("own, reply: failed");
          parks(program);
        },
        "run",
        file);

    assertThat(run("parked", file)).isZero();
    String parked = out.lines.remove();
    assertThat(parked).contains("{{contact.source}}: expected a value");
    String key = parked.substring(0, parked.indexOf(": InboundMessage"));
    Files.writeString(
        folder.resolve("flow.yaml"),
        Files.readString(folder.resolve("flow.yaml"))
            .replace("contact.source", "contact.firstName"));
    assertThat(run("replay", file, "no such key")).isEqualTo(1);
    assertThat(run("replay", file, key)).isZero();
    runUntil(program -> out.await("own, reply: done"), "run", file);

    assertThat(extension.highLevel().messagesWith(ana).get(0).at("body").asText()).isEqualTo("Ana");
  }

  @Test
  void whatNobodyKnowsIsDecidedByAPerson() throws Exception {
    long template = extension.acumbamail().template("menus", "<p>*|UNSUBSCRIBE_URL|*</p>");
    String file = file(CATERING.formatted(template));
    String ana = ana();
    extension.next("sendTemplateCampaign").dropsWithoutEffect();
    runUntil(
        program -> {
          writes(program, ana, "Una boda");
          out.await("catering, campaign: in doubt");
          parks(program);
        },
        "run",
        file);

    assertThat(run("parked", file)).isZero();
    String parked = out.lines.remove();
    String key = parked.substring(0, parked.indexOf(": InboundMessage"));
    assertThat(out.lines.remove())
        .startsWith(key + ": nobody knows whether this happened: catering, campaign");
    assertThat(run("replay", file, key)).isEqualTo(1);
    assertThat(out.lines.remove()).startsWith("Did it happen? Look, and say done or not-done");
    assertThat(run("replay", file, key, "not-done")).isZero();
    runUntil(program -> out.await("catering, campaign: done (campaign "), "run", file);

    assertThat(extension.received("sendTemplateCampaign")).hasSize(2);
  }

  private static void parks(Program program) {
    while (program.isBusy()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aListWithoutTheFieldsIsToldWithTheLineOfItsFlow() throws Exception {
    String file = file(CATERING.formatted(4711));
    String text = Files.readString(Path.of(file));
    Files.writeString(
        Path.of(file), text.replace("withoutConfirmation: true", "mapping: {apodo: contact.name}"));

    assertThat(run("run", file)).isEqualTo(2);

    assertThat(err.lines)
        .containsExactly(
            "flow.yaml:13:5: expected fields the list has, which are email, found no apodo");
  }

  @Test
  void whatCannotBeginIsAFailure() throws Exception {
    String file = file(OWN);
    try (var taken = new ServerSocket(0)) {
      String text = Files.readString(Path.of(file));
      Files.writeString(Path.of(file), text.replace("port: 0", "port: " + taken.getLocalPort()));

      assertThat(run("run", file)).isEqualTo(1);
      assertThat(err.lines)
          .containsExactly("it failed: port " + taken.getLocalPort() + " cannot be listened at");
    }
  }

  @Test
  void aFileRunsOnceAtATime() throws Exception {
    String file = file(OWN);

    assertThat(runUntil(program -> assertThat(run("parked", file)).isEqualTo(1), "run", file))
        .isZero();

    assertThat(err.lines).hasSize(1).first().asString().contains("it failed: ");
  }
}
