package dev.tertulia.conversations;

import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal keeps of a sent message: its ids, nothing that was said or by whom. */
final class SentRecord {
  private SentRecord() {}

  static String write(SentMessage sent) {
    return JsonValue.object(
            "conversationId", sent.conversationId(),
            "messageId", sent.messageId(),
            "emailMessageId", sent.emailMessageId(),
            "messageIds", sent.messageIds(),
            "traceId", sent.traceId())
        .json();
  }

  static SentMessage read(@Nullable String note) {
    return Json.standard().read(SentMessage.class, note == null ? "{}" : note);
  }

  static SentMessage of(Message message) {
    List<String> letters = message.emailMessageIds();
    return new SentMessage(
        message.conversationId(),
        message.id(),
        letters.isEmpty() ? null : letters.get(0),
        List.of(),
        message.status(),
        null,
        JsonValue.MISSING,
        null,
        JsonValue.MISSING);
  }

  /** The same message has the same text, in whatever order its fields were put together. */
  static JsonValue sorted(JsonValue value) {
    if (value instanceof JsonValue.Obj object) {
      var members = new LinkedHashMap<String, JsonValue>();
      new TreeMap<>(object.members()).forEach((name, each) -> members.put(name, sorted(each)));
      return new JsonValue.Obj(members);
    }
    return value instanceof JsonValue.Arr array
        ? new JsonValue.Arr(array.elements().stream().map(SentRecord::sorted).toList())
        : value;
  }
}
