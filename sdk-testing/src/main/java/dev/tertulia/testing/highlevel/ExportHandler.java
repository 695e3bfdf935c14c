package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The export: a snapshot taken by the first request, walked with cursors that die when nobody asks.
 */
final class ExportHandler {
  private static final long CURSOR_LIVES = Duration.ofMinutes(2).toMillis();

  private ExportHandler() {}

  /** A snapshot someone walks through. */
  static final class Walk {
    private final List<String> messages;
    private final String location;
    private long lastAsked;

    Walk(List<String> messages, String location) {
      this.messages = messages;
      this.location = location;
    }
  }

  /** A place in a walk; it stays valid, so that a page can be asked for again. */
  record Place(Walk walk, int index) {}

  static Reply export(Ask ask) {
    int limit = ask.limit(100, 10, 500);
    String cursor = ask.query("cursor");
    Place place = cursor == null ? new Place(begin(ask), 0) : resumed(ask, cursor);
    place.walk.lastAsked = ask.state().now();
    List<String> ids = place.walk.messages;
    int to = Math.min(ids.size(), place.index + limit);
    List<JsonValue.Obj> page =
        ids.subList(Math.min(place.index, to), to).stream()
            .map(ask.state().messages::get)
            .filter(Objects::nonNull)
            .map(MessageHandlers::told)
            .toList();
    String next = null;
    if (to < ids.size()) {
      next = ask.state().ids.uuid();
      ask.state().exports.put(next, new Place(place.walk, to));
    }
    return ask.ok("messages", page, "nextCursor", next, "total", ids.size());
  }

  private static Walk begin(Ask ask) {
    String channel = ask.query("channel");
    String key = "updatedAt".equals(ask.query("sortBy")) ? "dateUpdated" : "dateAdded";
    Long from = date(ask, "startDate");
    Long to = date(ask, "endDate");
    List<Doc> found =
        State.newestFirst(
            ask.state().messages,
            doc ->
                doc.is("locationId", ask.location())
                    && MessageTypes.exported(doc.need("messageType"), channel)
                    && fits(doc, "conversationId", ask.query("conversationId"))
                    && fits(doc, "contactId", ask.query("contactId"))
                    && (from == null || doc.number("dateAdded") >= from)
                    && (to == null || doc.number("dateAdded") <= to),
            key);
    if ("asc".equals(ask.query("sortOrder"))) {
      Collections.reverse(found);
    }
    return new Walk(found.stream().map(Doc::id).toList(), ask.location());
  }

  private static Place resumed(Ask ask, String cursor) {
    Place place = ask.state().exports.get(cursor);
    if (place == null || !place.walk.location.equals(ask.location())) {
      throw Refusal.of(400, "Invalid cursor");
    }
    if (ask.state().now() - place.walk.lastAsked > CURSOR_LIVES) {
      throw Refusal.of(400, "Cursor has expired");
    }
    return place;
  }

  private static boolean fits(Doc doc, String name, @Nullable String wanted) {
    return wanted == null || doc.is(name, wanted);
  }

  private static @Nullable Long date(Ask ask, String name) {
    String given = ask.query(name);
    Long millis = Times.millis(given);
    if (given != null && millis == null) {
      throw Refusal.invalid(name + " must be a valid ISO 8601 date string");
    }
    return millis;
  }
}
