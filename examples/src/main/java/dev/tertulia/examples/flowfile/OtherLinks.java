package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.bridge.links.ContactsToList;
import dev.tertulia.bridge.links.DeliveryFeedback;
import dev.tertulia.bridge.links.HistoryArchive;
import dev.tertulia.bridge.links.OptOutMirror;
import dev.tertulia.bridge.links.Summarizer;
import dev.tertulia.bridge.links.TranscribeCalls;
import dev.tertulia.bridge.sync.CheckpointStore;
import dev.tertulia.bridge.sync.DeadLetters;
import dev.tertulia.bridge.sync.Report;
import dev.tertulia.core.OwnerOnly;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The links that take a few settings, or none. */
final class OtherLinks {

  private OtherLinks() {}

  /** {@code optOutMirror}: who wants no more mail there is not disturbed here, and back. */
  static Plan optOutMirror(Section section, Value value, String name, Scope scope) {
    List<String> lists =
        value.several().stream()
            .map(each -> ListPlan.named(each, scope).name())
            .sorted()
            .distinct()
            .toList();
    return new Plan(
        section.at(),
        name,
        List.of("opt-out of " + String.join(", ", lists)),
        List.of(Event.SILENCED, Event.UNSUBSCRIBED),
        name
            + ": who opts out of "
            + String.join(", ", lists)
            + " is not disturbed by e-mail in HighLevel, and back",
        assembly -> {
          ListId[] ids =
              lists.stream().map(each -> assembly.list(each).id()).toArray(ListId[]::new);
          var mirror = OptOutMirror.between(assembly.highLevel(), assembly.acumbamail(), ids);
          assembly.run(mirror.toContacts());
          assembly.run(mirror.toLists());
        });
  }

  /** {@code deliveryFeedback}: mail that did not arrive is noted. */
  static Plan deliveryFeedback(Section section, Value value, String name) {
    if (!value.yes()) {
      value.refuse("true");
    }
    return new Plan(
        section.at(),
        name,
        List.of("delivery-feedback"),
        List.of(Event.BOUNCED),
        name + ": each bounce is told in the conversation",
        assembly -> assembly.run(DeliveryFeedback.to(assembly.highLevel()).flow()));
  }

  /** {@code transcribeCalls}: calls are put into writing. */
  static Plan transcribeCalls(Section section, Value value, String name, Scope scope) {
    return value.section(
        inner -> {
          Path folder = inner.required("folder", scope::path, scope.beside());
          int sentences = inner.optional("sentences", each -> each.number(1, 50), 3L).intValue();
          Duration patience = inner.optional("patience", Value::duration, Duration.ofHours(2));
          boolean asNotes = inner.optional("asNotes", Value::yes, false);
          return new Plan(
              section.at(),
              name,
              List.of("calls"),
              List.of(Event.INBOUND),
              name
                  + ": calls and voice mails are put into writing in "
                  + folder
                  + ", and told in "
                  + sentences
                  + (asNotes ? " sentences in a note" : " sentences in a comment"),
              assembly -> {
                var link =
                    new TranscribeCalls(
                        folder,
                        assembly.highLevel(),
                        assembly.inbox("calls"),
                        Summarizer.extractive(sentences),
                        patience,
                        asNotes);
                assembly.run(link.noticing());
                assembly.later(() -> link.start(assembly.emptyRunner(), assembly.time()));
              });
        },
        Plan.none(section.at(), name));
  }

  /** {@code contactsToList}: contacts of conversations become subscribers, again and again. */
  static Plan contactsToList(Section section, Value value, String name, Scope scope) {
    return value.section(
        inner -> {
          ListPlan list =
              inner.required(
                  "list", each -> ListPlan.named(each, scope), ListPlan.none(scope.zone()));
          Timetable when = Timetable.read(inner, scope.zone());
          return new Plan(
              section.at(),
              name,
              List.of(),
              List.of(),
              name + ": " + when + "\n  contacts of conversations: to " + list.shown(),
              assembly -> {
                var sync =
                    ContactsToList.of(
                            assembly.highLevel(),
                            assembly.list(list.name()).ofAcquaintances(assembly.acumbamail()))
                        .sync()
                        .deadLetters(DeadLetters.inFile(kept(assembly, name, ".refused.jsonl")))
                        .rememberingIn(CheckpointStore.inFile(kept(assembly, name, ".json")))
                        .timekeeper(assembly.time());
                assembly.every(when, name, () -> told(sync.run()));
              });
        },
        Plan.none(section.at(), name));
  }

  private static Path kept(Assembly assembly, String name, String ending) {
    Path folder = assembly.folder().resolve("sync");
    try {
      OwnerOnly.make(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    return folder.resolve(name.replace(' ', '-') + ending);
  }

  /** {@code historyArchive}: the history is copied into a folder, again and again. */
  static Plan historyArchive(Section section, Value value, String name, Scope scope) {
    return value.section(
        inner -> {
          Path folder = inner.required("folder", scope::path, scope.beside());
          LocalDate day =
              inner.required(
                  "since",
                  each ->
                      each.parsed("a day such as 2024-01-31", LocalDate::parse, LocalDate.EPOCH),
                  LocalDate.EPOCH);
          Instant since = day.atStartOfDay(scope.zone()).toInstant();
          Timetable when = Timetable.read(inner, scope.zone());
          return new Plan(
              section.at(),
              name,
              List.of(),
              List.of(),
              name + ": " + when + "\n  messages since " + day + " are copied into " + folder,
              assembly -> {
                var archive = new HistoryArchive(assembly.highLevel(), folder, since);
                assembly.every(when, name, () -> told(archive.run(assembly.time())));
              });
        },
        Plan.none(section.at(), name));
  }

  private static String told(Report report) {
    return report.written() + " written, " + report.refused() + " refused";
  }
}
