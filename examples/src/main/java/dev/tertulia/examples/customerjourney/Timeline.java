package dev.tertulia.examples.customerjourney;

import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.links.Enrolled;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.webhook.ContactEvent;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.examples.Screen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a manager wants to read. Each line comes from an event that was handled, from a step that
 * was done, or from what the services hold by then.
 */
final class Timeline implements Told, Stage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final Town town;
  private final Screen screen;
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final Set<Long> mailed = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();
  private @Nullable LocalDate day;

  private record Line(Instant at, String mark, String who, String words) {}

  Timeline(Town town, Screen screen) {
    this.town = town;
    this.screen = screen;
  }

  private synchronized void add(Instant at, String mark, String who, String words) {
    lines.add(new Line(at, mark, who, words));
  }

  @Override
  public void noticed(Object event, Delivery delivery) {
    String who = town.name(about(event));
    people.put(delivery.idempotencyKey(), who);
    Instant at = delivery.timestamp() == null ? delivery.receivedAt() : delivery.timestamp();
    String words = delivery.attempt() == 1 ? words(event) : null;
    if (words != null) {
      boolean ours = event instanceof MessageEvent message && !(message instanceof InboundMessage);
      add(at, ours ? "←" : "→", who, words);
    }
  }

  private static String about(Object event) {
    String about =
        event instanceof WebhookEvent ours
            ? ours.contactId()
            : event instanceof MailEvent mail ? mail.email() : null;
    return String.valueOf(about);
  }

  private static @Nullable String words(Object event) {
    if (event instanceof MessageEvent told) {
      if (told.message().is(MessageType.VOICEMAIL)) {
        return "a voice mail of " + told.message().callDurationSeconds() + " seconds";
      }
      String kind = told.message().is(MessageType.INTERNAL_COMMENT) ? "to colleagues: " : "";
      return kind + "“" + told.body() + "”";
    } else if (event instanceof ContactEvent.DoNotDisturbChanged) {
      return "HighLevel says: do not disturb by e-mail";
    } else if (event instanceof MailEvent.Unsubscribed) {
      return "Acumbamail says: has left the list";
    } else if (event instanceof MailEvent.Bounced) {
      return "Acumbamail says: the mail came back";
    }
    return null;
  }

  @Override
  public void happened(Report report) {
    String who = who(report.event());
    if (report.result() == Result.IN_DOUBT) {
      add(report.at(), "!", who, report.flow() + ", " + report.step() + ": in doubt");
    } else if (report.result() == Result.DONE) {
      String words = words(report, who);
      if (words != null) {
        add(report.at(), "·", who, words);
      }
    }
  }

  private String who(String event) {
    String call = event.startsWith("call:") ? event.substring("call:".length()) : "";
    String about = town.highLevel.message(call).at("contactId").asText();
    return about == null ? people.getOrDefault(event, event) : town.name(about);
  }

  /** Null for what other lines tell already. */
  private @Nullable String words(Report report, String who) {
    String note = String.valueOf(report.note());
    String flow = report.flow().split(" " + town.highLevel.location(), 2)[0];
    return switch (flow + "/" + report.step()) {
      case "catering/tag" -> "has the tags " + tags(who);
      case "catering/subscribe" -> words(Enrolled.valueOf(note));
      case "catering/campaign" -> campaign(note);
      case "reminder/schedule" -> reminder(note);
      case "reminder, cancel/cancel what waits" ->
          note.equals("nothing waits") ? null : "the reminder: " + note;
      case "menu by mail/mail" -> "e-mail " + note + " has left";
      case "text to the chef/text" -> "the chef gets a text";
      case "transcriptions/save it" -> "the voice mail is written down";
      case "opt-out-to-contacts/do not disturb" -> "not disturbed by e-mail any more";
      case "opt-out-to-lists/unsubscribe" ->
          "on the list: " + town.news.subscriber(Town.address(who)).at("status").asText();
      default -> null;
    };
  }

  private String tags(String who) {
    return town.highLevel.profile(town.contact(who)).at("tags").asList().stream()
        .map(JsonValue::asText)
        .collect(Collectors.joining(", "));
  }

  private static String words(Enrolled what) {
    return switch (what) {
      case ASKED -> "asked by mail whether they want news";
      case NO_CONSENT -> "not put on the list, having never asked for news";
      default -> "the list: " + what;
    };
  }

  private String campaign(String note) {
    return town.acumbamail.campaigns().stream()
        .filter(each -> note.equals("campaign " + each.at("id").asLong()))
        .map(each -> "has the campaign “" + each.at("subject").asText() + "” ordered")
        .findFirst()
        .orElse(note);
  }

  private String reminder(String note) {
    JsonValue message = town.highLevel.message(note.replaceFirst("^message:", ""));
    return message.isMissing() ? note : "a reminder waits: “" + message.at("body").asText() + "”";
  }

  @Override
  public void decided(Doubt doubt, boolean happened) {
    String words = doubt.flow() + ", " + doubt.step();
    add(
        town.time.now(),
        "!",
        town.name(doubt.about()),
        "the manager has looked: " + words + (happened ? " happened" : " did not happen"));
  }

  @Override
  public synchronized void open(Scene scene) {
    close();
    if (!scene.at().toLocalDate().equals(day) && !scene.words().isEmpty()) {
      day = scene.at().toLocalDate();
      screen.step(DAY.format(day));
    }
    if (!scene.words().isEmpty()) {
      screen.say("%s", scene.words());
    }
  }

  /** Tells what has happened since. */
  synchronized void close() {
    for (JsonValue campaign : town.acumbamail.campaigns()) {
      Long id = campaign.at("id").asLong();
      if ("Sent".equals(campaign.at("status").asText()) && mailed.add(id)) {
        String to =
            campaign.at("recipients").asList().stream()
                .map(each -> town.name(String.valueOf(each.asText())))
                .collect(Collectors.joining(", "));
        add(town.time.now(), "←", "list", "“" + campaign.at("subject").asText() + "” to " + to);
      }
    }
    lines.sort(Comparator.comparing(Line::at));
    for (Line line : lines) {
      screen.say(
          "  %s %s %-6s %s",
          MINUTE.format(line.at().atZone(HouseRules.MADRID)),
          line.mark(),
          line.who(),
          line.words());
    }
    lines.clear();
  }
}
