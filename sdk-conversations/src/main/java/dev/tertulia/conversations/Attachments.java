package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Upload;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import dev.tertulia.core.transport.Transport;
import dev.tertulia.core.transport.UploadBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

/**
 * Gives files to the vendor, and gets links to attach to messages. Immutable and safe for use by
 * several threads.
 *
 * <pre>{@code
 * var menu = Upload.file(Path.of("menu.pdf"));
 * var files = client.attachments().upload(conversationId, List.of(menu));
 * client.messages().send(Sms.attachments(contactId, files.urls()));
 * }</pre>
 */
public final class Attachments {
  private static final int MOST_FILES = 5;
  private static final long MEGABYTE = 1L << 20;
  private static final long LARGEST = 5 * MEGABYTE;
  private static final long LARGEST_WHATSAPP = 100 * MEGABYTE;
  private static final Set<String> TYPES =
      Set.of(
          ("jpg jpeg png gif svg heic ai mp4 mpeg 3gp zip rar pdf doc docx txt csv xls xlsx ppt"
                  + " pptx odt vcf vcard ics mp3 wav wave aiff aif aifc gsm ulaw ogg aac m4a amr")
              .split(" "));

  private final MediaApi api;
  private final Transport transport;
  private final CallScope scope;

  Attachments(MediaApi api, Transport transport, CallScope scope) {
    this.api = api;
    this.transport = transport;
    this.scope = scope;
  }

  /**
   * Uploads files for a conversation ({@code upload-file-attachments}). Never repeated once it may
   * have arrived. Sending all of it counts as one attempt: give large files time with {@code
   * client.with(Resilience.standard().deadline(time).attemptTimeout(time))}.
   *
   * @param files one to five, each of at most 5 MB and of a type the vendor lists
   * @throws InvalidRequestException if there are too many, or one is too large or of another type;
   *     nothing was sent then
   */
  public UploadedFiles upload(String conversationId, List<Upload> files) {
    HighLevelRules.id("conversationId", conversationId);
    return upload("conversationId", conversationId, files);
  }

  /**
   * Uploads files for a contact who has no conversation yet; otherwise as {@link #upload(String,
   * List)}.
   */
  public UploadedFiles uploadForContact(String contactId, List<Upload> files) {
    HighLevelRules.id("contactId", contactId);
    return upload("contactId", contactId, files);
  }

  private UploadedFiles upload(String owner, String id, List<Upload> files) {
    Require.between("upload.files", files.size(), 1, MOST_FILES);
    var parts = new ArrayList<MultipartBody.Part>();
    parts.add(UploadBody.field(owner, id));
    parts.add(UploadBody.field("locationId", scope.resource()));
    for (Upload file : files) {
      requireSize(file, LARGEST);
      requireType(file);
      // No schema names this part, and no other name works.
      parts.add(UploadBody.part("fileAttachment", file));
    }
    return api.upload(parts).execute(scope);
  }

  /**
   * Uploads one file by way of the vendor's storage ({@code initiate-file-upload}, a PUT to the
   * address it answers with, {@code complete-file-upload}). The vendor keeps it for itself and may
   * remove it.
   *
   * @param channel for {@link Channel#WHATSAPP} up to 100 MB, otherwise 5 MB
   * @throws dev.tertulia.core.ApiException 413 if it is too large, 404 if it did not reach the
   *     storage
   */
  @Alpha
  public UploadedFiles uploadLarge(String conversationId, Channel channel, Upload file) {
    HighLevelRules.id("conversationId", conversationId);
    requireSize(file, channel.equals(Channel.WHATSAPP) ? LARGEST_WHATSAPP : LARGEST);
    var plan =
        new Wire.UploadPlan(
            scope.resource(),
            conversationId,
            file.name(),
            file.contentType(),
            channel.value().toUpperCase(Locale.ROOT),
            file.size() < 0 ? null : file.size());
    Wire.UploadTicket ticket = api.initiate(plan).execute(scope);
    if (ticket.maxFileSize() != null) {
      requireSize(file, ticket.maxFileSize());
    }
    transport.put(present("uploadUrl", ticket.uploadUrl()), file, scope);
    var done =
        new Wire.UploadDone(
            present("uploadId", ticket.uploadId()),
            present("filePath", ticket.filePath()),
            scope.resource(),
            conversationId,
            file.name());
    return api.complete(done).execute(scope);
  }

  private static String present(String member, @Nullable String value) {
    if (value == null) {
      throw new DecodingException(
          new CallReport("initiate-file-upload", 1, Outcome.ACCEPTED, null),
          "the answer lacks " + member,
          "$." + member,
          new byte[0],
          null);
    }
    return value;
  }

  private static void requireSize(Upload file, long most) {
    if (file.size() > most) {
      throw new InvalidRequestException(
          "Upload.size",
          "at most " + most / MEGABYTE + " MB",
          (file.size() + MEGABYTE - 1) / MEGABYTE + " MB");
    }
  }

  private static void requireType(Upload file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    String type = name.substring(name.lastIndexOf('.') + 1);
    if (!TYPES.contains(type)) {
      throw new InvalidRequestException(
          "Upload.name",
          "a name that ends in one of " + String.join(", ", TYPES.stream().sorted().toList()),
          "another ending");
    }
  }
}
