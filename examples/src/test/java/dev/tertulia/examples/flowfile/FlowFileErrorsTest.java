package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import dev.tertulia.examples.flowfile.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file is told with its line, all of it at once, and no secret with it. */
class FlowFileErrorsTest {
  @Test
  void nothingIsWrongWithTheFileTheOthersAreMadeOf() {
    assertThat(Written.read(Written.FILE).flows()).hasSize(2);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "folder:",
            "foldr:",
            "7:1: expected one of folder, polling, found foldr: did you mean folder?"),
        arguments("folder: state\n", "", "1:1: expected folder, found none"),
        arguments(
            "folder: state",
            "folder: state\nfolder: other",
            "8:1: expected each name once, found folder again"),
        arguments(
            "folder: state",
            "folder: [state]",
            "7:9: expected the path of a file or folder, found a list"),
        arguments("location: casa-ana\n", "\n", "4:5: expected location, found none"),
        arguments(
            "zone: Europe/Madrid",
            "zone: Europe/Madird",
            "5:11: expected a time zone such as Europe/Madrid, found Europe/Madird"),
        arguments(
            "zone: Europe/Madrid",
            "zone: Europe/Madrid\n    baseUrl: http://example.com",
            "6:14: expected https://…, or http on this machine, found http://example.com"),
        arguments(
            "  acumbamail: {token: {env: PATH}}\n",
            "",
            "1:1: expected acumbamail, where the lists are, found highLevel only"),
        arguments(
            "{env: PATH}\n    zone",
            "{env: NO_SUCH_TOKEN}\n    zone",
            "4:12: expected a secret, found no token: environment variable NO_SUCH_TOKEN is not set"),
        arguments(
            "{env: PATH}\n    zone",
            "{file: no/such}\n    zone",
            "4:12: expected a secret, found no token: file /nowhere/no/such does not exist"),
        arguments(
            "{env: PATH}\n    zone",
            "{env: PATH, file: x}\n    zone",
            "4:24: expected one of env, file, found env and file"),
        arguments(
            "{env: PATH}\n    zone",
            "{enw: PATH}\n    zone",
            "4:13: expected one of env, file, found enw: did you mean env?"),
        arguments(
            "port: 8080", "port: http", "8:18: expected a number from 0 to 65535, found http"),
        arguments(
            "port: 8080", "port: 80800", "8:18: expected a number from 0 to 65535, found 80800"),
        arguments(
            "port: 8080",
            "port: 8080, path: /mail",
            "8:43: expected another path than HighLevel's, found /mail"),
        arguments(
            "port: 8080",
            "port: 8080, path: webhooks?x",
            "8:30: expected a path such as /webhooks, found webhooks?x"),
        arguments(
            "port: 8080",
            "port: 8080, key: abc",
            "8:29: expected a public Ed25519 key in PEM, found abc"),
        arguments(
            "webhooks: {port: 8080, mail: {secret: {env: PATH}}}\n",
            "",
            "1:1: expected webhooks or polling, found neither"),
        arguments(
            "webhooks: {port: 8080, mail: {secret: {env: PATH}}}",
            "polling: {every: soon}",
            "8:18: expected a time such as 2d, 36h, 90m or PT48H, of 366 days at most, found soon"),
        arguments(
            "monday-friday",
            "monday-freitag",
            "10:27: expected days such as monday-friday, or saturday, found monday-freitag"),
        arguments(
            "until: 18:00",
            "until: 08:00",
            "10:20: expected later than 09:00 on the same day, found 08:00"),
        arguments(
            "from: 09:00", "from: 9:00", "10:48: expected a time of day such as 09:00, found 9:00"),
        arguments(
            "id: 1000, consent: {hasTag: newsletter}, mapping: {nombre",
            "id: 1000, mapping: {nombre",
            "12:9: expected consent, found none"),
        arguments(
            "consent: {hasTag: newsletter}, mapping: {nombre",
            "consent: {says: hello}, mapping: {nombre",
            "12:30: expected one of hasTag, assignedTo, not, anyOf, found says"),
        arguments(
            "nombre: contact.firstName",
            "nombre: contact.fristName",
            "did you mean contact.firstName?"),
        arguments(
            "openHere: kitchen",
            "openHere: ktichen",
            "18:46: expected one of kitchen, found ktichen: did you mean kitchen?"),
        arguments("channel: sms", "channel: smoke", "found smoke"),
        arguments(
            "{{contact.firstName|amigo}}",
            "{{contact.firstname|amigo}}",
            "found contact.firstname: did you mean contact.firstName?"),
        arguments(
            "{{contact.firstName|amigo}}",
            "{{contact.firstName",
            "19:28: expected {{a name}} or {{a name|what else}}, found a {{ of another kind"),
        arguments(
            "{sms: \"Hola {{contact.firstName|amigo}}\"}",
            "{sms: {{contact.firstName}}}",
            "19:22: expected a text, found a text that needs quotation marks, for its {{"),
        arguments(
            "{sms: \"Hola",
            "{sns: \"Hola",
            "19:17: expected one of sms, email, whatsApp, instagram, facebook, liveChat, found sns: did you mean sms?"),
        arguments(
            "{sms: \"Hola {{contact.firstName|amigo}}\"}",
            "{email: {text: Hello}}",
            "19:24: expected subject, found none"),
        arguments(
            "- name: thanks",
            "- name: front desk",
            "20:5: expected each name once, found front desk again"),
        arguments(
            "- name: thanks",
            "- name: a/b",
            "20:11: expected a name of at most 40 letters, digits and spaces, found a/b"),
        arguments(
            "on: InboundMessage",
            "on: InboundMesage",
            "found InboundMesage: did you mean InboundMessage?"),
        arguments(
            "on: InboundMessage",
            "on: NewConversation",
            "20:5: expected polling with newConversations, found none"),
        arguments(
            "on: InboundMessage\n    when: {says: gracias}",
            "on: OutboundMessage",
            "23:9: expected a step that writes to nobody, since OutboundMessage comes again and again, found comment"),
        arguments(
            "on: InboundMessage\n",
            "on: ContactCreate\n",
            "22:12: expected one of hasTag, assignedTo, openHere, openThere, not, anyOf, found says"),
        arguments(
            "when: {says: gracias}",
            "when: {matches: 'gra('}",
            "22:21: expected a regular expression, found gra("),
        arguments(
            "when: {says: gracias}",
            "when: {says: '!'}",
            "22:18: expected words, found none, or one without letters"),
        arguments("when: {says: gracias}", "when: {}", "22:11: expected a condition, found none"),
        arguments(
            "when: {says: gracias}",
            "when: {anyOf: []}",
            "22:19: expected a list of conditions, found an empty list"),
        arguments("    steps:\n", "    stepps:\n", "23:5: expected one of steps, replyToInbound"),
        arguments(
            "- comment: They say thank you.",
            "- coment: They",
            "24:9: expected one of reply, comment, addTags, removeTags, assign, subscribe, found coment: did you mean comment?"),
        arguments(
            "- comment: They say thank you.",
            "- comment:",
            "24:17: expected a text, found nothing"),
        arguments(
            "- comment: They say thank you.",
            "- subscribe: gests",
            "24:20: expected one of news, guests, found gests: did you mean guests?"),
        arguments(
            "- comment: They say thank you.",
            "- subscribe: guests",
            "24:20: expected a list whose mapping tells of the contact alone, found guests, which tells messages: that is for contactsToList"),
        arguments(
            "    steps:\n      - comment: They say thank you.",
            "    followUps: {words: {sms: x}}",
            "23:16: expected delay, found none"),
        arguments(
            "    steps:\n      - comment: They say thank you.",
            "    followUps: {delay: 1d, words: {sms: x}, more: 1}",
            "23:45: expected one of fallingBackTo, found more"),
        arguments(
            "    on: InboundMessage\n    when: {says: gracias}\n    steps:\n      - comment: They say thank you.",
            "    optOutMirror: nobody",
            "21:19: expected one of news, guests, found nobody"),
        arguments(
            "    on: InboundMessage\n    when: {says: gracias}\n    steps:\n      - comment: They say thank you.",
            "    on: InboundMessage\n    deliveryFeedback: true",
            "21:5: expected nothing more, found on"),
        arguments(
            "    on: InboundMessage\n    when: {says: gracias}\n    steps:\n      - comment: They say thank you.",
            "    contactsToList: {list: guests, at: 25:00}",
            "21:40: expected a time of day such as 09:00, found 25:00"),
        arguments("flows:", "flows: *all\nmore:", "YAML"),
        arguments(
            "folder: state",
            "folder: &here state",
            "7:9: expected everything where it belongs, found an anchor: write it again where you need it"),
        arguments(
            "folder: state",
            "folder: !secret state",
            "7:9: expected a text, a list or a section, found a tag, !secret"),
        arguments("folder: state", "folder: 'state", "expected YAML, found"),
        arguments(
            "folder: state",
            "\tfolder: state",
            "7:1: expected YAML, found found character '\\t(TAB)' that cannot start any token"),
        arguments("folder: state", "? [a]\n: folder", "7:3: expected a name, found a list"),
        arguments(
            "folder: state",
            "folder: state\n---\nmore: 1",
            "8:1: expected YAML, found but found another document"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsLine(String right, String wrong, String told) {
    assertThat(Written.FILE).as("the text to be changed").contains(right);

    FlowFileException refused = refusal(Written.FILE.replace(right, wrong));

    assertThat(refused).hasMessageContaining(told);
    assertThat(refused.getMessage().lines()).allMatch(each -> each.startsWith("flow.yaml:"));
  }

  private static FlowFileException refusal(String text) {
    return catchThrowableOfType(FlowFileException.class, () -> Written.read(text));
  }

  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheirLines() {
    FlowFileException refused =
        refusal(
            Written.FILE
                .replace("zone: Europe/Madrid", "zone: Spain/Madrid")
                .replace("port: 8080", "prt: 8080")
                .replace("says: gracias", "sys: gracias"));

    assertThat(refused.problems())
        .extracting(Problem::line, Problem::column)
        .containsExactly(tuple(5, 11), tuple(8, 11), tuple(8, 12), tuple(22, 11), tuple(22, 12));
  }

  @Test
  void aFileThatIsNoTextOrNotThereIsRefused(@TempDir Path folder) throws Exception {
    Path latin =
        Files.write(folder.resolve("latin.yaml"), "ñ".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(catchThrowableOfType(FlowFileException.class, () -> FlowFile.read(latin)))
        .hasMessage("latin.yaml:1:1: expected a text file, found one that is not UTF-8");
    assertThat(
            catchThrowableOfType(
                FlowFileException.class, () -> FlowFile.read(folder.resolve("none.yaml"))))
        .hasMessage("none.yaml:1:1: expected a text file, found none");
    assertThat(refusal("# nothing")).hasMessageContaining("found an empty file");
    assertThat(refusal("- a list")).hasMessageContaining("1:1: expected a section, found a list");
    assertThat(refusal("[".repeat(50_000))).hasMessageContaining("at most 40 levels");
    assertThat(refusal("a: " + "[".repeat(60) + "]".repeat(60)))
        .hasMessageContaining("1:43: expected at most 40 levels");
  }
}
