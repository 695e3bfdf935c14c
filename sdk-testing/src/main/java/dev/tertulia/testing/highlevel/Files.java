package dev.tertulia.testing.highlevel;

import dev.tertulia.core.Timekeeper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The store of files beside the service, which knows nothing of tokens: whoever has a signed
 * address has the file.
 */
final class Files {
  static final Duration ADDRESS_LIVES = Duration.ofMinutes(15);

  private final Timekeeper time;
  private final Ids ids;
  private final String url;
  private final Map<String, Slot> slots = new HashMap<>();

  /** A place for a file, with the secret of its address. */
  static final class Slot {
    final String id;
    final String fileName;
    final String contentType;
    final String location;
    final long maximum;
    final long expires;
    byte @Nullable [] content;

    Slot(
        String id,
        String fileName,
        String contentType,
        String location,
        long maximum,
        long expires) {
      this.id = id;
      this.fileName = fileName;
      this.contentType = contentType;
      this.location = location;
      this.maximum = maximum;
      this.expires = expires;
    }
  }

  Files(Timekeeper time, Ids ids, String url) {
    this.time = time;
    this.ids = ids;
    this.url = url;
  }

  Slot reserve(String fileName, String contentType, String location, long maximum) {
    long expires = time.now().plus(ADDRESS_LIVES).toEpochMilli();
    var slot = new Slot(ids.uuid(), fileName, contentType, location, maximum, expires);
    slots.put(slot.id, slot);
    return slot;
  }

  Slot keep(String fileName, String contentType, String location, byte[] content) {
    Slot slot = reserve(fileName, contentType, location, content.length);
    slot.content = content;
    return slot;
  }

  @Nullable Slot slot(@Nullable String id) {
    return id == null ? null : slots.get(id);
  }

  /** An address that needs no token, and refuses one. */
  String signed(Slot slot) {
    return url + "/media/" + slot.id + "?X-Goog-Expires=900&X-Goog-Signature=" + signature(slot);
  }

  /** The lasting address of an attachment. */
  String address(Slot slot) {
    String name = URLEncoder.encode(slot.fileName, StandardCharsets.UTF_8).replace("+", "%20");
    return url + "/conversations-assets/location/" + slot.location + "/" + slot.id + "/" + name;
  }

  static String signature(Slot slot) {
    return Integer.toHexString(slot.id.hashCode());
  }
}
