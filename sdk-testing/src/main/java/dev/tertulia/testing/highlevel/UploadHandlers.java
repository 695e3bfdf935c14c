package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.ReceivedRequest.Part;
import dev.tertulia.testing.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files on their way to a conversation, in a form or by way of a signed address. */
final class UploadHandlers {
  private static final int MOST_FILES = 5;
  private static final long MOST_BYTES = 5L << 20;
  private static final long MOST_BYTES_FOR_WHATSAPP = 100L << 20;
  private static final Set<String> FIELDS =
      Set.of(
          "conversationId",
          "contactId",
          "locationId",
          "attachmentUrls",
          "workflowId",
          "campaignId",
          "chatServiceSid",
          "isGroupSms");
  private static final Set<String> TYPES =
      Set.of(
          ("jpg jpeg png mp4 mpeg zip rar pdf doc docx txt mp3 wav gif svg heic ai 3gp wave aiff"
                  + " aif aifc gsm ulaw ogg aac m4a amr csv xls xlsx ppt pptx odt vcf vcard ics")
              .split(" "));

  private UploadHandlers() {}

  static Reply upload(Ask ask) {
    List<Part> parts = parts(ask);
    for (Part part : parts) {
      if (!part.name().equals("fileAttachment")
          && !FIELDS.contains(part.name().replace("[]", ""))) {
        throw Refusal.invalid("property " + part.name() + " should not exist");
      }
    }
    place(ask, parts);
    List<Part> files = parts.stream().filter(part -> part.name().equals("fileAttachment")).toList();
    boolean byUrl =
        value(parts, "attachmentUrls") != null || value(parts, "attachmentUrls[]") != null;
    if (files.isEmpty() && !byUrl) {
      throw Refusal.brief(400, "No file found in fileAttachment");
    }
    int most = "true".equals(value(parts, "isGroupSms")) ? 1 : MOST_FILES;
    if (files.size() > most || files.stream().anyMatch(file -> file.size() > MOST_BYTES)) {
      throw Refusal.brief(413, "Failed to upload the files");
    }
    var uploaded = new LinkedHashMap<String, String>();
    for (Part file : files) {
      String name = file.fileName();
      if (name == null || !TYPES.contains(extension(name))) {
        throw Refusal.brief(415, "Failed to upload the files: unsupported file type");
      }
      String type = file.contentType() == null ? "application/octet-stream" : file.contentType();
      Files.Slot slot = ask.state().files.keep(name, type, ask.location(), file.bytes());
      uploaded.put(name, ask.state().files.address(slot));
    }
    return ask.ok("uploadedFiles", uploaded);
  }

  static Reply initiate(Ask ask) {
    ask.conversation(ask.need("conversationId"));
    long most = ask.need("channel").equals("WHATSAPP") ? MOST_BYTES_FOR_WHATSAPP : MOST_BYTES;
    Long size = ask.body().at("fileSize").asLong();
    if (size != null && size > most) {
      throw Refusal.brief(413, "Failed to upload the files");
    }
    String name = ask.need("filename");
    Files.Slot slot =
        ask.state().files.reserve(name, ask.need("contentType"), ask.location(), most);
    return ask.ok(
        "uploadUrl", ask.state().files.signed(slot),
        "uploadId", slot.id,
        "filePath", path(ask, slot),
        "expiresAt", slot.expires,
        "maxFileSize", slot.maximum);
  }

  static Reply complete(Ask ask) {
    Files.Slot slot = ask.state().files.slot(ask.need("uploadId"));
    byte[] content = slot == null ? null : slot.content;
    if (slot == null
        || content == null
        || !slot.location.equals(ask.location())
        || !path(ask, slot).equals(ask.need("filePath"))) {
      throw Refusal.of(404, "File not found in storage");
    }
    return ask.ok(
        "uploadedFiles", JsonValue.object(ask.need("filename"), ask.state().files.address(slot)),
        "metadata", JsonValue.object("size", content.length, "contentType", slot.contentType));
  }

  private static String path(Ask ask, Files.Slot slot) {
    return "location/"
        + slot.location
        + "/conversations/"
        + ask.need("conversationId")
        + "/"
        + slot.id
        + "."
        + extension(slot.fileName);
  }

  private static List<Part> parts(Ask ask) {
    try {
      return ask.request().parts();
    } catch (IllegalStateException e) {
      throw Refusal.brief(400, "Failed to upload the files: " + e.getMessage());
    }
  }

  private static void place(Ask ask, List<Part> parts) {
    String location = value(parts, "locationId");
    if (location == null) {
      throw Refusal.invalid("locationId should not be empty");
    }
    if (!location.equals(ask.location())) {
      throw Refusal.otherLocation();
    }
    String conversation = value(parts, "conversationId");
    String contact = value(parts, "contactId");
    if (conversation == null && contact == null) {
      throw Refusal.invalid("conversationId should not be empty");
    }
    if (conversation != null && !ask.state().conversations.containsKey(conversation)) {
      // A wrong id is a failure of the server here: that is how the service has it.
      throw Refusal.of(500, "Conversation with id " + conversation + " not found");
    }
    if (conversation != null) {
      ask.conversation(conversation);
    } else {
      ask.contact(contact);
    }
  }

  private static @Nullable String value(List<Part> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name) && part.size() > 0)
        .map(Part::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
