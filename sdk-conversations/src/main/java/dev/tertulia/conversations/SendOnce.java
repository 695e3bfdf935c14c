package dev.tertulia.conversations;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message under a key of the caller's: intent before, result after.
 *
 * <p>Everything happens while the key is claimed. So an intent found there has no living writer,
 * and what it began is looked for before anything is sent. An intent promises how long its request
 * can be under way, and the promise is kept by sending within what is left of it; only then does
 * "not there" prove anything.
 */
final class SendOnce {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.journal");
  private static final String SEND = "send-a-new-message";

  /** How often to look whether whoever works with the key is through. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final @Nullable Journal journal;
  private final CallScope scope;
  private final MessageSearch lost;
  private final Timekeeper time;
  private final BiFunction<JsonValue, CallScope, SentMessage> sending;

  SendOnce(
      @Nullable Journal journal,
      CallScope scope,
      MessageSearch lost,
      Timekeeper time,
      BiFunction<JsonValue, CallScope, SentMessage> sending) {
    this.journal = journal;
    this.scope = scope;
    this.lost = lost;
    this.time = time;
    this.sending = sending;
  }

  SentMessage send(String key, OutgoingMessage message, JsonValue body) {
    if (journal == null) {
      throw new InvalidRequestException(
          "sendOnce", "a journal, by ConversationsClient.builder().journal(…)", "none");
    }
    Require.atMost("sendOnce.key", Require.text("sendOnce.key", key), 200);
    String place = SEND + "/" + scope.resource() + "/" + key;
    String fingerprint = Journal.fingerprint(place + "\n" + SentRecord.sorted(body).json());
    try (Journal.Claim claim = claim(journal, place)) {
      Journal.Entry before = claim.entry().orElse(null);
      if (before != null && before.state() != Journal.State.REFUSED) {
        if (!before.fingerprint().equals(fingerprint)) {
          throw new InvalidRequestException(
              "sendOnce.key", "a key of this message alone", "one that stands for another message");
        }
        Optional<SentMessage> earlier = earlier(claim, before, message);
        if (earlier.isPresent()) {
          return earlier.get();
        }
      }
      return sendNow(claim, fingerprint, body);
    }
  }

  private Journal.Claim claim(Journal journal, String place) {
    long from = time.ticks();
    long patience = scope.resilience().deadline().toNanos();
    Optional<Journal.Claim> claim = journal.claim(place);
    while (claim.isEmpty()) {
      if (time.ticks() - from >= patience) {
        throw new NotAdmittedException(
            unresolved(), "another call with this key is under way", time.now().plusSeconds(1));
      }
      Pause.of(time, GLANCE, unresolved());
      claim = journal.claim(place);
    }
    return claim.get();
  }

  private SentMessage sendNow(Journal.Claim claim, String fingerprint, JsonValue body) {
    Instant begun = time.now();
    Instant until = begun.plus(scope.resilience().deadline());
    var intent = Journal.Entry.intent(fingerprint, begun, until);
    claim.write(intent);
    Duration left = Duration.between(time.now(), until);
    if (left.isNegative() || left.isZero()) {
      write(claim, intent.refused(time.now()));
      throw new NotAdmittedException(
          report(Outcome.NOT_SENT), "writing the journal took all the time there was", time.now());
    }
    try {
      CallScope within = scope.resilience(scope.resilience().deadline(left));
      SentMessage sent = sending.apply(body, within);
      write(claim, intent.done(SentRecord.write(sent), time.now()));
      return sent;
    } catch (SdkException e) {
      boolean surelyNot = e.outcome() == Outcome.NOT_SENT || e.outcome() == Outcome.REFUSED;
      write(
          claim,
          surelyNot ? intent.refused(time.now()) : intent.doubtful(e.outcome().name(), time.now()));
      throw e;
    }
  }

  /** What an earlier call with this key sent; empty if it is certain that it sent nothing. */
  private Optional<SentMessage> earlier(
      Journal.Claim claim, Journal.Entry before, OutgoingMessage message) {
    if (before.state() == Journal.State.DONE) {
      return Optional.of(SentRecord.read(before.note()));
    }
    Resolution resolution = look(before, message);
    if (resolution instanceof Resolution.Found found) {
      SentMessage sent = SentRecord.of(found.message());
      write(claim, before.done(SentRecord.write(sent), time.now()));
      return Optional.of(sent);
    }
    if (Outcome.ACCEPTED.name().equals(before.note())) {
      throw new DecodingException(
          report(Outcome.ACCEPTED),
          "an earlier call with this key was accepted; its message was not found yet",
          "",
          new byte[0],
          null);
    }
    if (resolution instanceof Resolution.StillUnknown unknown) {
      throw unknown(unknown.why(), MessageSearch.settled(before.until()));
    }
    return Optional.empty();
  }

  private Resolution look(Journal.Entry before, OutgoingMessage message) {
    try {
      return lost.find(message, before.begunAt(), before.until());
    } catch (CallInterruptedException e) {
      throw new CallInterruptedException(unresolved(), e);
    } catch (SdkException e) {
      // Its own outcome is that of a reading call; the caller would take it for the message's.
      throw new TransportException(
          unresolved(),
          TransportException.Kind.DROPPED,
          "an earlier call with this key may have sent it, and looking failed: " + e.getMessage(),
          e);
    }
  }

  private SdkException unknown(String why, Instant settled) {
    String words = "an earlier call with this key may have sent it: " + why;
    return time.now().isBefore(settled)
        ? new NotAdmittedException(unresolved(), words, settled)
        : new TransportException(unresolved(), TransportException.Kind.DROPPED, words, null);
  }

  private static CallReport unresolved() {
    return report(Outcome.UNKNOWN);
  }

  private static CallReport report(Outcome outcome) {
    return new CallReport(SEND, 0, outcome, null, Safety.ONCE);
  }

  /** What happened to the message is the answer; the intent that stays leads back to it. */
  private static void write(Journal.Claim claim, Journal.Entry entry) {
    try {
      claim.write(entry);
    } catch (RuntimeException e) {
      LOG.warn("{}: cannot write down {}, it will be looked for: {}", SEND, entry.state(), "" + e);
    }
  }
}
