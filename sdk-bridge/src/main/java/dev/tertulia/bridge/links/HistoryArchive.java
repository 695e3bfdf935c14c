package dev.tertulia.bridge.links;

import dev.tertulia.bridge.sync.CheckpointStore;
import dev.tertulia.bridge.sync.DeadLetters;
import dev.tertulia.bridge.sync.Report;
import dev.tertulia.bridge.sync.Sink;
import dev.tertulia.bridge.sync.Source;
import dev.tertulia.bridge.sync.Sync;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.Transcription;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies a location's message history into a folder, with the text of e-mails, and with recordings
 * and transcriptions of calls.
 *
 * <pre>{@code
 * var archive = new HistoryArchive(client, Path.of("archive"), Instant.parse("2024-01-01T00:00:00Z"));
 * Report report = archive.run(Timekeeper.system()); // again each night: only what is new
 * List<String> damage = archive.verify();
 * }</pre>
 *
 * <p>Each day, by UTC, has a folder such as {@code 2026-11-02}: {@code messages.jsonl} with a line
 * for each message, as the service tells it, and {@code emails}, {@code transcription}, {@code
 * recording} beside; the recordings; and {@code SHA256SUMS}, which {@code sha256sum -c} checks too.
 * A run that is killed is gone on with by the next, and the end is the same, byte by byte. Messages
 * of the last hour are left for the next run, because transcriptions take their time; a call whose
 * transcription comes later stays without. What is deleted in HighLevel stays here; group chats are
 * never told of. Files are personal: readable by their owner only.
 *
 * @param client reads
 * @param folder where everything goes; give it to one archive
 * @param since how far back
 */
public record HistoryArchive(ConversationsClient client, Path folder, Instant since) {
  private static final String NAME = "history-archive";
  private static final int BATCH = 500;

  /**
   * Copies what is new. Requests go in the lane for work nobody waits for.
   *
   * @throws RuntimeException if the service or the disk fails; run it again, it goes on from there
   */
  public Report run(Timekeeper time) {
    ArchiveDay.make(folder);
    var files = new ArchiveFolder(folder);
    CheckpointStore checkpoint = CheckpointStore.inFile(folder.resolve("checkpoint.json"));
    var patient = client.with(Resilience.batch());
    Source<Message> messages =
        Source.windows(
                since,
                window ->
                    patient
                        .messages()
                        .exportEverything(
                            ExportQuery.all().from(window.from()).until(window.until())),
                Message::dateAdded,
                Message::id)
            .settle(Duration.ofHours(1))
            .quota(client::quota);
    Report report =
        Sync.named(NAME)
            .reading(messages)
            .mapping(message -> archived(patient, message))
            .writing(BATCH, Sink.allOf(files::add))
            .rememberingIn(checkpoint)
            .deadLetters(DeadLetters.inFile(folder.resolve("refused.jsonl")))
            .timekeeper(time)
            .run();
    // Not while another run adds to it; that one will.
    checkpoint.claim(NAME).ifPresent(files::fold);
    return report;
  }

  /**
   * Looks whether everything is there as it was written, and says what is not; empty if all is. A
   * run that was killed or failed leaves days half written until the next one.
   */
  public List<String> verify() {
    return new ArchiveFolder(folder).days().stream().flatMap(day -> day.verify().stream()).toList();
  }

  private ArchiveLine archived(ConversationsClient patient, Message message) {
    String id = Objects.requireNonNull(message.id(), "a message without an id");
    Instant at = Objects.requireNonNull(message.dateAdded(), "a message without a date");
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    var line = new LinkedHashMap<>(json(message).asMap());
    List<JsonValue> emails =
        message.emailMessageIds().stream()
            .map(email -> there(() -> json(patient.messages().email(email))))
            .filter(Objects::nonNull)
            .toList();
    if (!emails.isEmpty()) {
      line.put("emails", JsonValue.of(emails));
    }
    if (Facts.isCall(message)) {
      Transcription words = there(() -> patient.transcriptions().get(id));
      if (words != null) {
        line.put("transcription", json(words));
      }
      String file =
          new ArchiveFolder(folder)
              .day(day)
              .recording(id, () -> there(() -> patient.recordings().open(id)));
      if (file != null) {
        line.put("recording", JsonValue.of(file));
      }
    }
    return new ArchiveLine(day, at, id, new JsonValue.Obj(line).json());
  }

  /** As it was told, without the id of the exchange, which differs each time. */
  private static JsonValue json(Object told) {
    var members = new LinkedHashMap<>(JsonValue.parse(Json.standard().write(told)).asMap());
    members.remove("traceId");
    return new JsonValue.Obj(members);
  }

  /** What is not there is answered by 404, or by 422 perhaps: nobody documents it. */
  private static <T> @Nullable T there(Supplier<T> read) {
    try {
      return read.get();
    } catch (NotFoundException | BadRequestException e) {
      return null;
    }
  }
}
