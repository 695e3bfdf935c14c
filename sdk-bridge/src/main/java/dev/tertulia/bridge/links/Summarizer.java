package dev.tertulia.bridge.links;

import dev.tertulia.conversations.Transcription;

/** Says in a few words what was said in a call; yours may ask a language model. */
@FunctionalInterface
public interface Summarizer {

  /**
   * Makes a summary. It is asked once for a call, unless it fails or the program dies meanwhile.
   *
   * @return the summary; blank for nothing worth telling
   * @throws Exception if it cannot be had now; it is asked again later
   */
  String summarize(Transcription call) throws Exception;

  /**
   * Picks sentences of the call itself: those that hold most of the words which are said often in
   * it and are not short, in the order they were said. No model, no network, any language that puts
   * spaces between words.
   *
   * @param sentences how many, at least one
   */
  static Summarizer extractive(int sentences) {
    return new ExtractiveSummarizer(sentences);
  }
}
