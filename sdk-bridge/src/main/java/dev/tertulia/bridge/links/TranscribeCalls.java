package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Transcription;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.Router;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookInbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the transcription of each call and voice mail, saves it as text and subtitles, and
 * tells colleagues what it was about. Immutable.
 *
 * <pre>{@code
 * var calls = WebhookInbox.inFolder(Path.of("calls"));
 * var transcribe = TranscribeCalls.into(Path.of("transcripts"), client, calls);
 * var runner = FlowRunner.of(journal).run(transcribe.noticing());
 * try (var waiting = transcribe.start(FlowRunner.of(journal), time);
 *     var handling = webhooks.otherwise(runner).start()) { … }
 * }</pre>
 *
 * <p>Calls wait in an inbox of their own, so that nothing in their conversation waits for them, and
 * a restart forgets none. A call is asked for after 30 seconds, then ever more rarely, at most
 * every 10 minutes, for two hours; most calls that are not recorded never get a transcription, and
 * are let go then without a word. Files: {@code messageId.txt}, {@code .srt}, {@code .vtt} and
 * {@code .summary.txt}, readable by their owner only.
 *
 * @param folder where files go
 * @param client asks and tells; it needs a journal
 * @param calls where calls wait: an inbox for nothing else
 * @param summarizer makes the summary
 * @param patience for how long a transcription is waited for
 * @param asNote whether colleagues are told by a note on the contact in place of a comment in the
 *     conversation
 */
public record TranscribeCalls(
    Path folder,
    ConversationsClient client,
    WebhookInbox calls,
    Summarizer summarizer,
    Duration patience,
    boolean asNote) {
  private static final Duration FIRST = Duration.ofSeconds(30);

  /** Ten minutes apart, half of it on average: more attempts than patience. */
  private static final Handling POLLING =
      Handling.standard().attempts(1000).pauses(FIRST, Duration.ofMinutes(10));

  /** With three sentences for a summary, two hours of patience, and comments. */
  public static TranscribeCalls into(Path folder, ConversationsClient client, WebhookInbox calls) {
    var three = Summarizer.extractive(3);
    return new TranscribeCalls(folder, client, calls, three, Duration.ofHours(2), false);
  }

  /** The same with another summarizer. */
  public TranscribeCalls summarizer(Summarizer other) {
    return new TranscribeCalls(folder, client, calls, other, patience, asNote);
  }

  /** The same, writing notes. */
  public TranscribeCalls asNotes() {
    return new TranscribeCalls(folder, client, calls, summarizer, patience, true);
  }

  /** Puts each call and voice mail that happens among those that are waited for. */
  public Flow<MessageEvent, MessageEvent> noticing() {
    return Flow.named(FlowName.of("calls", client, List.of()))
        .on(MessageEvent.class)
        .when("it is of this location", event -> Facts.isHere(event, client))
        .when("it is a call or a voice mail", event -> Facts.isCall(event.message()))
        .step("wait for its transcription", this::await);
  }

  private void await(MessageEvent event, Step<MessageEvent> step) {
    Instant now = step.now();
    calls.store(
        List.of(
            InboxEntry.waiting(
                Call.of(event, now).arrival(), InboxEntry.Source.POLL, now, now.plus(FIRST))));
  }

  /** Begins to ask for what is waited for, until that is closed. */
  public WebhookDispatcher start(FlowRunner runner, Timekeeper time) {
    var router = Router.of(Call.class).on(Call.class, runner.run(flow(time)));
    return WebhookDispatcher.start(calls, Call.format(), router, POLLING, time);
  }

  /** What is done about a call; {@link #start} runs it. */
  Flow<Call, Optional<Transcription>> flow(Timekeeper time) {
    var flow =
        Flow.named(FlowName.of("transcriptions", client, List.of()))
            .on(Call.class)
            .reading("the transcription", call -> transcription(call, time.now()))
            .when("there is one", Optional::isPresent)
            .step("save it", this::save);
    var colleagues = new Colleagues(client);
    return asNote
        ? flow.once(
            "write a note",
            (words, step) -> colleagues.note(contact(step), files(step).told()),
            (words, step, begunAt) ->
                colleagues.noted(contact(step), files(step).mark(), step, begunAt))
        : flow.step(
            "write a comment",
            (words, step) -> colleagues.comment(contact(step), files(step).told(), step));
  }

  private static String contact(Step<Call> step) {
    return step.event().contactId();
  }

  private Transcript files(Step<Call> step) {
    return new Transcript(folder, step.event().messageId());
  }

  /** Nobody documents what is answered before it is there; 404 or 422 probably, or no sentence. */
  private Optional<Transcription> transcription(Call call, Instant now) {
    try {
      Transcription words = client.transcriptions().get(call.messageId());
      if (!words.sentences().isEmpty()) {
        return Optional.of(words);
      }
    } catch (NotFoundException | BadRequestException e) {
      // Asked again below.
    }
    if (now.isBefore(call.since().plus(patience))) {
      throw Later.because("not transcribed yet", now.plus(FIRST));
    }
    return Optional.empty();
  }

  private void save(Optional<Transcription> words, Step<Call> step) throws Exception {
    Transcription said = words.orElseThrow();
    files(step).save(said, summarizer.summarize(said));
  }
}
