package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One mail to many. */
final class Campaign {
  private static final Pattern LINK =
      Pattern.compile("href\\s*=\\s*[\"']?(https?://[^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);

  final long id;
  final String name;
  final String fromName;
  final String fromEmail;
  final String subject;
  final String html;
  final List<String> links;
  final List<Target> targets;
  final long created;
  private final Map<String, Mail> mails = new LinkedHashMap<>();
  @Nullable Long sent;

  /** Whom it goes to: a list, {@code 7}, or a segment of one, {@code s12}. */
  record Target(String spelled, StoredList list, StoredList.@Nullable Segment segment) {

    Stream<Subscriber> people() {
      return list.in(Subscriber.Status.ACTIVE)
          .filter(person -> segment == null || segment.holds().test(StoredList.merged(person)));
    }
  }

  Campaign(Ask ask, String html, List<Target> targets) {
    this.id = ask.state().ids.next(Ids.Kind.CAMPAIGN);
    this.name = ask.need("name");
    this.fromName = ask.need("from_name");
    this.fromEmail = ask.need("from_email");
    this.subject = ask.need("subject");
    this.html = html;
    this.links = LINK.matcher(html).results().map(link -> link.group(1)).distinct().toList();
    this.targets = targets;
    this.created = ask.state().now();
  }

  /** Goes out to everybody who is active now, once to each address. */
  void depart(State state) {
    sent = state.now();
    for (Target target : targets) {
      for (Subscriber person : target.people().toList()) {
        if (to(person.email) == null) {
          var mail = new Mail(state.ids.key(), person.email, this, target.list);
          mails.put(person.email.toLowerCase(Locale.ROOT), mail);
          mail.depart(state);
        }
      }
    }
  }

  /** As a test sees it. */
  JsonValue.Obj told() {
    return JsonValue.object(
        "id",
        id,
        "name",
        name,
        "subject",
        subject,
        "status",
        status(),
        "lists",
        targets.stream().map(Target::spelled).toList(),
        "recipients",
        mails.values().stream().map(mail -> mail.to).toList());
  }

  String status() {
    return sent == null ? "Scheduled" : "Sent";
  }

  Stream<Mail> mails() {
    return mails.values().stream();
  }

  /** The mail to that address; null if there was none. */
  @Nullable Mail to(String email) {
    return mails.get(email.toLowerCase(Locale.ROOT));
  }
}
