package dev.tertulia.conversations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A transcription in the forms players and people read. */
final class Subtitles {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration PER_CHARACTER = Duration.ofMillis(60);

  private Subtitles() {}

  /** Something to show from one moment to another; {@code to} is always after {@code from}. */
  private record Cue(Duration from, Duration to, @Nullable Integer channel, String text) {}

  static String plainText(List<TranscriptSentence> sentences) {
    boolean several = speakers(sentences) > 1;
    return spoken(sentences).stream()
        .map(each -> prefix(each.channel(), several) + line(each.text()) + "\n")
        .collect(Collectors.joining());
  }

  static String srt(List<TranscriptSentence> sentences) {
    boolean several = speakers(sentences) > 1;
    var out = new StringBuilder();
    int number = 1;
    for (Cue cue : cues(sentences)) {
      // Players look for the arrow to find the next cue, and SubRip has no way to escape it.
      String text = cue.text().replace("-->", "->");
      out.append(number++).append('\n');
      out.append(stamp(cue.from(), ',')).append(" --> ").append(stamp(cue.to(), ',')).append('\n');
      out.append(prefix(cue.channel(), several)).append(text).append("\n\n");
    }
    return out.toString();
  }

  static String webVtt(List<TranscriptSentence> sentences) {
    var out = new StringBuilder("WEBVTT\n\n");
    for (Cue cue : cues(sentences)) {
      String voice = cue.channel() == null ? "" : "<v Speaker " + cue.channel() + ">";
      String text = cue.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      out.append(stamp(cue.from(), '.')).append(" --> ").append(stamp(cue.to(), '.')).append('\n');
      out.append(voice).append(text).append("\n\n");
    }
    return out.toString();
  }

  private static List<Cue> cues(List<TranscriptSentence> sentences) {
    List<TranscriptSentence> spoken = spoken(sentences);
    var cues = new ArrayList<Cue>();
    Duration clock = Duration.ZERO;
    for (int i = 0; i < spoken.size(); i++) {
      TranscriptSentence each = spoken.get(i);
      String text = line(each.text());
      Duration from = each.start() == null ? clock : each.start();
      Duration to = each.end();
      if (to == null || to.compareTo(from) <= 0) {
        to = end(from, text, i + 1 < spoken.size() ? spoken.get(i + 1).start() : null);
      }
      cues.add(new Cue(from, to, each.channel(), text));
      clock = to;
    }
    return cues;
  }

  /** As long as reading takes, but not into the next sentence. */
  private static Duration end(Duration from, String text, @Nullable Duration next) {
    Duration reading = PER_CHARACTER.multipliedBy(text.length());
    Duration to = from.plus(reading.compareTo(SHORTEST) < 0 ? SHORTEST : reading);
    return next != null && next.compareTo(from) > 0 && next.compareTo(to) < 0 ? next : to;
  }

  private static List<TranscriptSentence> spoken(List<TranscriptSentence> sentences) {
    return sentences.stream()
        .filter(each -> each.text() != null && !each.text().isBlank())
        .toList();
  }

  private static long speakers(List<TranscriptSentence> sentences) {
    return sentences.stream()
        .map(TranscriptSentence::channel)
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  private static String prefix(@Nullable Integer channel, boolean several) {
    return several && channel != null ? "Speaker " + channel + ": " : "";
  }

  /** On one line: an empty line inside a cue would end it. */
  private static String line(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }

  private static String stamp(Duration at, char mark) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        at.toHours(),
        at.toMinutesPart(),
        at.toSecondsPart(),
        mark,
        at.toMillisPart());
  }
}
