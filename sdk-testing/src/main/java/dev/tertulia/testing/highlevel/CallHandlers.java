package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What calls leave behind: sound, words and attachments. */
final class CallHandlers {
  private static final Set<String> TAKE_ATTACHMENTS = Set.of("TYPE_CALL", "TYPE_CUSTOM_CALL");

  private CallHandlers() {}

  static Reply recording(Ask ask) {
    Doc message = ask.message(ask.path("messageId"));
    Files.Slot sound = sound(ask.state(), message);
    if (sound == null || sound.content == null) {
      throw Refusal.of(404, "No recording found for this message");
    }
    if (ask.state().redirectsRecordings) {
      return Reply.empty(302).with("Location", ask.state().files.signed(sound));
    }
    return Reply.bytes(200, sound.contentType, sound.content)
        .with("Content-Disposition", "attachment; filename=\"" + sound.fileName + "\"");
  }

  /** The recording as a file, to which each asking gives an address of its own. */
  static Files.@Nullable Slot sound(State state, Doc message) {
    State.Call call = state.calls.get(message.id());
    return call == null || call.recording == null
        ? null
        : state.files.keep(
            message.id() + ".wav", "audio/x-wav", message.need("locationId"), call.recording);
  }

  static Reply transcription(Ask ask) {
    return Reply.json(200, JsonValue.of(sentences(ask)));
  }

  static Reply transcriptionText(Ask ask) {
    String text =
        sentences(ask).stream()
            .map(sentence -> sentence.at("transcript").asText())
            .collect(Collectors.joining("\n"));
    return Reply.text(200, "text/plain; charset=utf-8", text)
        .with("Content-Disposition", "attachment; filename=\"transcription.txt\"");
  }

  static Reply attachments(Ask ask) {
    Doc message = ask.message(ask.path("messageId"));
    if (!TAKE_ATTACHMENTS.contains(message.need("messageType"))) {
      throw Refusal.of(403, "Attachments cannot be updated for this message type");
    }
    List<JsonValue> urls = ask.body().at("attachments").asList();
    if (urls.size() > 5) {
      throw Refusal.invalid("attachments must contain no more than 5 elements");
    }
    message.set("attachments", urls).set("dateUpdated", ask.state().now());
    return ask.ok("success", true);
  }

  private static List<JsonValue> sentences(Ask ask) {
    Doc message = ask.message(ask.path("messageId"));
    State.Call call = ask.state().calls.get(message.id());
    if (call == null || call.sentences.isEmpty() || ask.state().now() < call.transcribedAt) {
      throw Refusal.of(404, "No transcription found for this message");
    }
    return call.sentences;
  }
}
