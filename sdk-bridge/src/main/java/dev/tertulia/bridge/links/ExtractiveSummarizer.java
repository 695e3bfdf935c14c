package dev.tertulia.bridge.links;

import dev.tertulia.conversations.Transcription;
import dev.tertulia.core.InvalidRequestException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scores each sentence by how often the call says its longer words. */
record ExtractiveSummarizer(int sentences) implements Summarizer {
  /** Shorter words are mostly those that every sentence has. */
  private static final int SHORTEST_WORD = 5;

  ExtractiveSummarizer {
    if (sentences < 1) {
      throw new InvalidRequestException("Summarizer.sentences", "at least 1", "" + sentences);
    }
  }

  @Override
  public String summarize(Transcription call) {
    List<String> said =
        call.sentences().stream()
            .map(each -> each.text() == null ? "" : each.text().strip())
            .filter(text -> !text.isEmpty())
            .toList();
    Map<String, Long> often =
        said.stream()
            .flatMap(ExtractiveSummarizer::words)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return IntStream.range(0, said.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -weight(said.get(i), often)))
        .limit(sentences)
        .sorted()
        .map(said::get)
        .collect(Collectors.joining(" "));
  }

  private static long weight(String sentence, Map<String, Long> often) {
    return words(sentence).distinct().mapToLong(word -> often.getOrDefault(word, 0L)).sum();
  }

  private static Stream<String> words(String sentence) {
    return Stream.of(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() >= SHORTEST_WORD);
  }
}
