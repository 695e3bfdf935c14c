package dev.tertulia.testing.highlevel;

import dev.tertulia.testing.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The store of files as seen from outside: it answers in XML, and a token shown to it is an error.
 */
final class MediaHandlers {

  private MediaHandlers() {}

  static Reply put(Ask ask) {
    Files.Slot slot = ask.state().files.slot(ask.path("id"));
    Reply refused = refused(ask, slot);
    if (refused != null || slot == null) {
      return refused == null ? Reply.empty(404) : refused;
    }
    byte[] content = ask.request().bytes();
    if (content.length > slot.maximum) {
      return error(400, "EntityTooLarge");
    }
    slot.content = content;
    return Reply.empty(200);
  }

  static Reply get(Ask ask) {
    Files.Slot slot = ask.state().files.slot(ask.path("id"));
    Reply refused = refused(ask, slot);
    return refused == null && slot != null
        ? content(slot)
        : refused == null ? Reply.empty(404) : refused;
  }

  static Reply attachment(Ask ask) {
    Files.Slot slot = ask.state().files.slot(ask.path("id"));
    return slot == null ? error(404, "NoSuchKey") : content(slot);
  }

  private static Reply content(Files.Slot slot) {
    byte[] content = slot.content;
    return content == null
        ? error(404, "NoSuchKey")
        : Reply.bytes(200, slot.contentType, content)
            .with("Content-Disposition", "attachment; filename=\"" + slot.fileName + "\"");
  }

  private static @Nullable Reply refused(Ask ask, Files.@Nullable Slot slot) {
    if (slot == null) {
      return error(404, "NoSuchKey");
    }
    if (ask.request().header("Authorization") != null || ask.request().header("Version") != null) {
      return error(400, "InvalidArgument");
    }
    if (!Files.signature(slot).equals(ask.query("X-Goog-Signature"))) {
      return error(403, "SignatureDoesNotMatch");
    }
    return ask.state().now() > slot.expires ? error(400, "ExpiredToken") : null;
  }

  private static Reply error(int status, String code) {
    return Reply.text(
        status,
        "application/xml; charset=UTF-8",
        "<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code></Error>");
  }
}
