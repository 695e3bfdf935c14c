package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the services hold of it in the end, and the program's files, in lines that can be
 * compared: without ids, marks and moments, which differ from run to run.
 *
 * @param lines in alphabetical order; the same thing twice is two lines
 */
record EndState(List<String> lines) {

  static EndState of(Town town, Path folder) {
    var lines = new ArrayList<>(town.notes());
    for (String name : town.people()) {
      conversation(town, name, lines);
      contact(town, name, lines);
      subscriber(town, name, lines);
    }
    for (JsonValue campaign : town.acumbamail.campaigns()) {
      lines.add("campaign " + plain(text(campaign, "name")) + " " + campaign.at("status").json());
      for (JsonValue to : campaign.at("recipients").asList()) {
        lines.add("campaign " + plain(text(campaign, "name")) + " to " + to.asText());
      }
    }
    town.acumbamail.sentMail().stream()
        .filter(mail -> mail.json().at("list_id").isMissing())
        .forEach(mail -> lines.add(mail(mail.to(), mail.subject())));
    town.acumbamail
        .sentSms()
        .forEach(each -> lines.add(sms(text(each, "recipient"), text(each, "body"))));
    files(folder.resolve("transcripts"), lines);
    return new EndState(lines.stream().sorted().toList());
  }

  static String mail(String to, String subject) {
    return "mail to " + to + ": " + subject;
  }

  static String sms(String to, String text) {
    return "text to " + to + ": " + text;
  }

  static String bounce(String name) {
    return name + " outbound TYPE_INTERNAL_COMMENT delivered: E-mail did not arrive";
  }

  private static void conversation(Town town, String name, List<String> lines) {
    for (JsonValue message : town.highLevel.messagesWith(town.contact(name))) {
      lines.add(
          name
              + " "
              + text(message, "direction")
              + " "
              + text(message, "messageType")
              + " "
              + text(message, "status")
              + ": "
              + plain(text(message, "body")));
    }
  }

  private static void contact(Town town, String name, List<String> lines) {
    JsonValue profile = town.highLevel.profile(town.contact(name));
    lines.add(
        name
            + " tags "
            + profile.at("tags").asList().stream().map(JsonValue::asText).sorted().toList());
    lines.add(
        name
            + " do not disturb "
            + profile.at("dnd").json()
            + " "
            + profile.at("dndSettings").json());
  }

  private static void subscriber(Town town, String name, List<String> lines) {
    JsonValue person = town.news.subscriber(Town.address(name));
    lines.add(
        person.isMissing()
            ? name + " is not on the list"
            : name
                + " on the list: "
                + text(person, "status")
                + " nombre="
                + text(person, "nombre")
                + " tags="
                + text(person, "tags"));
  }

  private static void files(Path folder, List<String> lines) {
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : files.toList()) {
        String kind = file.getFileName().toString().replaceFirst("^[^.]*", "…");
        lines.add("file " + kind + ": " + Files.readString(file).replace('\n', '|'));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("(E-mail) to this contact( did not arrive).*", "$1$2")
        .replaceAll("Call \\w{20}", "Call …")
        .replaceAll(" #[0-9a-f]{12}", "");
  }

  private static String text(JsonValue json, String name) {
    return String.valueOf(json.at(name).asText());
  }
}
