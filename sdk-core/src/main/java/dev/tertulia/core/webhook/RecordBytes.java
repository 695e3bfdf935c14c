package dev.tertulia.core.webhook;

import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as bytes and back. Names of states are written out, so that new ones may be added. */
final class RecordBytes {
  private static final byte WHOLE = 1;
  private static final byte CHANGE = 2;
  private static final byte KNOWN = 3;

  private RecordBytes() {}

  static byte[] write(InboxRecord record) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      if (record instanceof InboxRecord.Whole whole) {
        out.writeByte(WHOLE);
        writeEntry(whole.entry(), out);
      } else if (record instanceof InboxRecord.Change change) {
        out.writeByte(CHANGE);
        writeId(change.id(), out);
        writeText(change.state().name(), out);
        out.writeInt(change.attempts());
        writeTime(change.dueAt(), out);
        writeText(change.problem(), out);
      } else if (record instanceof InboxRecord.Known known) {
        out.writeByte(KNOWN);
        writeTime(known.receivedAt(), out);
        writeIds(known.ids(), out);
        writeIds(known.aliases(), out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** Throws an UncheckedIOException if they are no record. */
  static InboxRecord read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return switch (in.readByte()) {
        case WHOLE -> new InboxRecord.Whole(readEntry(in));
        case CHANGE ->
            new InboxRecord.Change(
                readId(in),
                State.valueOf(required(in)),
                in.readInt(),
                requiredTime(in),
                readText(in));
        case KNOWN -> {
          Instant receivedAt = requiredTime(in);
          yield new InboxRecord.Known(readIds(in), readIds(in), receivedAt);
        }
        default -> throw new IOException("a record of a kind this version does not know");
      };
    } catch (IOException e) {
      throw new UncheckedIOException("not a record of an inbox", e);
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException("not a record of an inbox", e));
    }
  }

  private static void writeEntry(InboxEntry entry, DataOutputStream out) throws IOException {
    Arrival arrival = entry.arrival();
    writeTime(entry.receivedAt(), out);
    writeText(entry.source().name(), out);
    writeText(entry.state().name(), out);
    out.writeInt(entry.attempts());
    writeTime(entry.dueAt(), out);
    writeText(entry.problem(), out);
    writeTime(arrival.timestamp(), out);
    writeText(arrival.type(), out);
    writeText(arrival.orderKey(), out);
    writeTexts(arrival.ids(), out);
    writeTexts(arrival.aliases(), out);
    Map<String, List<String>> headers = arrival.content().headers();
    out.writeInt(headers.size());
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      writeText(header.getKey(), out);
      writeTexts(header.getValue(), out);
    }
    byte[] body = arrival.content().bytes();
    out.writeInt(body.length);
    out.write(body);
  }

  private static InboxEntry readEntry(DataInputStream in) throws IOException {
    Instant receivedAt = requiredTime(in);
    var source = Source.valueOf(required(in));
    var state = State.valueOf(required(in));
    int attempts = in.readInt();
    Instant dueAt = requiredTime(in);
    String problem = readText(in);
    Instant timestamp = readTime(in);
    String type = required(in);
    String orderKey = required(in);
    List<String> ids = readTexts(in);
    List<String> aliases = readTexts(in);
    int count = in.readInt();
    var headers = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < count; i++) {
      headers.put(required(in), readTexts(in));
    }
    var content = new WebhookRequest(readBytes(in), headers);
    var arrival = new Arrival(content, ids, aliases, type, orderKey, timestamp);
    return new InboxEntry(arrival, receivedAt, source, state, attempts, dueAt, problem);
  }

  private static void writeIds(List<Fingerprint> ids, DataOutputStream out) throws IOException {
    out.writeByte(ids.size());
    for (Fingerprint id : ids) {
      writeId(id, out);
    }
  }

  private static List<Fingerprint> readIds(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    var ids = new ArrayList<Fingerprint>();
    for (int i = 0; i < count; i++) {
      ids.add(readId(in));
    }
    return ids;
  }

  private static void writeId(Fingerprint id, DataOutputStream out) throws IOException {
    out.writeLong(id.high());
    out.writeLong(id.low());
  }

  private static Fingerprint readId(DataInputStream in) throws IOException {
    return new Fingerprint(in.readLong(), in.readLong());
  }

  private static void writeTime(@Nullable Instant time, DataOutputStream out) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    }
  }

  private static @Nullable Instant readTime(DataInputStream in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  private static Instant requiredTime(DataInputStream in) throws IOException {
    Instant time = readTime(in);
    if (time == null) {
      throw new IOException("a time is missing");
    }
    return time;
  }

  private static void writeText(@Nullable String text, DataOutputStream out) throws IOException {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text == null ? -1 : bytes.length);
    out.write(bytes);
  }

  private static @Nullable String readText(DataInputStream in) throws IOException {
    in.mark(4);
    if (in.readInt() < 0) {
      return null;
    }
    in.reset();
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static String required(DataInputStream in) throws IOException {
    String text = readText(in);
    if (text == null) {
      throw new IOException("a text is missing");
    }
    return text;
  }

  private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, out);
    }
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      texts.add(required(in));
    }
    return texts;
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it ends too early");
    }
    return bytes;
  }
}
