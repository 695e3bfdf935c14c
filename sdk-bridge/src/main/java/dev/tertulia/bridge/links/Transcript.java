package dev.tertulia.bridge.links;

import dev.tertulia.bridge.sync.DurableFile;
import dev.tertulia.conversations.Transcription;
import dev.tertulia.core.InvalidRequestException;
import java.io.IOException;
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
    Files.createDirectories(folder);
    DurableFile.replace(file(".txt"), words.plainText());
    DurableFile.replace(file(".srt"), words.srt());
    DurableFile.replace(file(".vtt"), words.webVtt());
    DurableFile.replace(file(".summary.txt"), summary.strip());
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

  private Path file(String ending) {
    return folder.resolve(messageId + ending);
  }
}
