package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * Files the vendor now keeps.
 *
 * @param byName the link of each file, by its name
 * @param twilioMediaSids ids at Twilio, for group text messages
 * @param metadata size and type as the vendor counted them; only after {@link
 *     Attachments#uploadLarge}
 */
public record UploadedFiles(
    @JsonName("uploadedFiles") Map<String, String> byName,
    List<String> twilioMediaSids,
    JsonValue metadata) {

  /** The links, ready to be attached to a message. */
  public List<String> urls() {
    return List.copyOf(byName.values());
  }

  @Override
  public String toString() {
    return "UploadedFiles[" + byName.size() + " files]";
  }
}
