package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call being described; {@link #add} puts it into the Sandbox. For one thread. */
public final class NewCall {
  private final Function<NewCall, String> added;
  private final List<JsonValue> sentences = new ArrayList<>();
  private byte @Nullable [] recording;
  private String direction = "inbound";
  private String status = "completed";
  private Duration duration = Duration.ofSeconds(60);
  private Duration transcribing = Duration.ZERO;

  NewCall(Function<NewCall, String> added) {
    this.added = added;
  }

  /** What was recorded. */
  public NewCall recording(byte[] sound) {
    recording = sound.clone();
    return this;
  }

  /**
   * The next sentence of the transcription: milliseconds from and to, the words, and how sure the
   * machine is, to 1.
   */
  public NewCall sentence(long from, long to, String words, double confidence) {
    sentences.add(
        JsonValue.object(
            "mediaChannel", 1,
            "sentenceIndex", sentences.size(),
            "startTime", from,
            "endTime", to,
            "transcript", words,
            "confidence", confidence));
    return this;
  }

  /** Makes it a call to the contact; without this it came from the contact. */
  public NewCall outbound() {
    direction = "outbound";
    return this;
  }

  /**
   * How it ended: {@code completed} unless told, or {@code voicemail}, {@code no-answer} and so on.
   * One that reached a voicemail is a message of that type, and to the service one to the contact
   * is completed all the same.
   */
  public NewCall status(String ended) {
    status = ended;
    return this;
  }

  /** How long it lasted; a minute unless told. */
  public NewCall lasting(Duration length) {
    duration = length;
    return this;
  }

  /** How long its transcription takes to be there; it is there at once unless told. */
  public NewCall transcribedAfter(Duration delay) {
    transcribing = delay;
    return this;
  }

  /** Adds it and answers the id of its message. */
  public String add() {
    return added.apply(this);
  }

  String type() {
    return reachedVoicemail() ? "TYPE_VOICEMAIL" : "TYPE_CALL";
  }

  State.Call left(Instant now) {
    return new State.Call(recording, sentences, now.plus(transcribing).toEpochMilli());
  }

  Doc described(Doc message) {
    JsonValue call = JsonValue.object("duration", duration.toSeconds(), "status", status);
    boolean taken = reachedVoicemail() && direction.equals("outbound");
    return message
        .set("direction", direction)
        .set("status", taken ? "completed" : status)
        .set("contentType", null)
        .set("attachments", List.of())
        .set("meta", JsonValue.object("call", call));
  }

  private boolean reachedVoicemail() {
    return status.equals("voicemail");
  }
}
