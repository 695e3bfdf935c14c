package dev.tertulia.bridge.links;

import dev.tertulia.conversations.Transcription;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a call that was transcribed. */
record Transcript(Path folder, String messageId) {

  /** Refuses an id that would lead to another folder. */
  Transcript {
    if (!messageId.matches("[\\w-]+")) {
      throw new InvalidRequestException("Call.messageId", "letters and digits", "other ones");
    }
  }

  void save(Transcription words, String summary) throws IOException {
    OwnerOnly.make(folder);
    write(".txt", words.plainText());
    write(".srt", words.srt());
    write(".vtt", words.webVtt());
    write(".summary.txt", summary.strip());
  }

  /** Read from its file, because the same words must be told at each attempt. */
  String told() throws IOException {
    String summary = Files.readString(file(".summary.txt"));
    return mark() + (summary.isEmpty() ? "(no words)" : summary);
  }

  /** What a note about it begins with. */
  String mark() {
    return "Call " + messageId + ": ";
  }

  private void write(String ending, String text) throws IOException {
    OwnerOnly.replace(file(ending), text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String ending) {
    return folder.resolve(messageId + ending);
  }
}
