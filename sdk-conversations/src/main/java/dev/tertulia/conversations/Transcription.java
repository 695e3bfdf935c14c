package dev.tertulia.conversations;

import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What was said in a call, sentence by sentence.
 *
 * <pre>{@code
 * Transcription call = client.transcriptions().get(messageId);
 * Files.writeString(Path.of("call.vtt"), call.webVtt());
 * }</pre>
 *
 * @param sentences in the order they were said
 */
public record Transcription(List<TranscriptSentence> sentences) {

  private static final List<String> WRAPPERS =
      List.of("transcription", "transcriptions", "sentences", "transcript", "data");

  /** Keeps a copy. */
  public Transcription {
    sentences = List.copyOf(sentences);
  }

  /**
   * Reads what the vendor sends. Its document shows one sentence and its field names suggest a
   * list: both are read, and either within another object.
   */
  static Transcription of(JsonValue answer) {
    var sentences = new ArrayList<TranscriptSentence>();
    for (JsonValue each : sentencesIn(answer).asList()) {
      if (each instanceof JsonValue.Obj) {
        sentences.add(Json.standard().read(TranscriptSentence.class, each.json()));
      }
    }
    if (sentences.stream().map(TranscriptSentence::index).allMatch(Objects::nonNull)) {
      sentences.sort(Comparator.comparing(TranscriptSentence::index));
    } else if (sentences.stream().map(TranscriptSentence::start).allMatch(Objects::nonNull)) {
      sentences.sort(Comparator.comparing(TranscriptSentence::start));
    }
    return new Transcription(sentences);
  }

  private static JsonValue sentencesIn(JsonValue answer) {
    for (String wrapper : WRAPPERS) {
      JsonValue inner = answer.at(wrapper);
      if (inner instanceof JsonValue.Arr || inner instanceof JsonValue.Obj) {
        return sentencesIn(inner);
      }
    }
    return answer;
  }

  /** One line for each sentence, with its speaker if there are several. */
  public String plainText() {
    return Subtitles.plainText(sentences);
  }

  /**
   * Subtitles in SubRip form ({@code .srt}). Where the vendor gave no times they follow from the
   * neighbours: begin when the one before ends, last as long as reading takes.
   */
  public String srt() {
    return Subtitles.srt(sentences);
  }

  /** Subtitles in WebVTT form ({@code .vtt}), with voice tags; missing times as in {@link #srt}. */
  public String webVtt() {
    return Subtitles.webVtt(sentences);
  }

  @Override
  public String toString() {
    return "Transcription[" + sentences.size() + " sentences]";
  }
}
