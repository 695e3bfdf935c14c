package dev.tertulia.conversations;

import dev.tertulia.conversations.WireMessages.ExportPage;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of an export, or of several one after the other. The service's cursor dies two minutes
 * after its last use; an export in the order of making is then begun again at the last time given,
 * and what was given is dropped.
 */
final class ExportWalk {
  private static final String OPERATION = "export-messages-by-location";

  private final List<ExportQuery> parts;
  private final List<String> names;
  private final Function<Map<String, String>, ExportPage> fetch;

  ExportWalk(List<ExportQuery> parts, Function<Map<String, String>, ExportPage> fetch) {
    this.parts = parts;
    this.names = parts.stream().map(ExportWalk::name).toList();
    this.fetch = fetch;
  }

  private static String name(ExportQuery query) {
    String channel = query.channel() == null ? "all-but-email" : query.channel().value();
    return "export-" + query.order() + "-" + channel;
  }

  Paged<Message> paged() {
    return Paged.of(this::page, Message::id);
  }

  private Page<Message> page(@Nullable Cursor cursor) {
    Place place = cursor == null ? beginning(0) : Place.of(cursor, names);
    ExportQuery query = parts.get(names.indexOf(place.list()));
    ExportPage page;
    try {
      page = fetch.apply(parameters(query, place));
    } catch (BadRequestException | NotFoundException e) {
      if (place.key() == null) {
        throw e;
      }
      place = revived(query, place, cursor, e);
      page = fetch.apply(parameters(query, place));
    }
    return new Page<>(fresh(page.messages(), place), next(page, place, cursor));
  }

  private Place beginning(int part) {
    return new Place(names.get(part), null, null, Set.of(), false);
  }

  private static Map<String, String> parameters(ExportQuery query, Place place) {
    var parameters = new HashMap<>(query.parameters());
    if (place.key() != null) {
      parameters.put("cursor", place.key());
    }
    if (place.replaced() && place.mark() != null) {
      // Nobody has said whether the service includes the time asked for.
      parameters.put("startDate", Instant.ofEpochMilli(place.mark() - 1).toString());
    }
    return parameters;
  }

  private static Place revived(
      ExportQuery query, Place place, @Nullable Cursor cursor, ApiException refused) {
    if (query.order() != ExportQuery.Order.OLDEST_FIRST || place.mark() == null) {
      throw new PagingException(
          OPERATION,
          "the service refuses the cursor, which lives two minutes ("
              + refused.status()
              + "); only an export with order OLDEST_FIRST can go on",
          cursor);
    }
    return new Place(place.list(), null, place.mark(), place.edge(), true);
  }

  /**
   * After a revival all up to the mark comes again; the edge tells what was given at the mark
   * itself.
   */
  private static List<Message> fresh(List<Message> messages, Place place) {
    Long mark = place.mark();
    if (!place.replaced() || mark == null) {
      return messages;
    }
    return messages.stream()
        .filter(
            each -> {
              Instant at = each.dateAdded();
              return at == null
                  || at.toEpochMilli() > mark
                  || (at.toEpochMilli() == mark
                      && !place.edge().contains(String.valueOf(each.id())));
            })
        .toList();
  }

  private @Nullable Cursor next(ExportPage page, Place place, @Nullable Cursor cursor) {
    String key = page.nextCursor();
    if (key == null || key.isEmpty()) {
      int part = names.indexOf(place.list()) + 1;
      return part < parts.size() ? beginning(part).cursor() : null;
    }
    if (key.equals(place.key()) && page.messages().isEmpty()) {
      throw new PagingException(OPERATION, "an empty page leads to itself", cursor);
    }
    return moved(page.messages(), place, key).cursor();
  }

  private static Place moved(List<Message> messages, Place place, String key) {
    Long mark = place.mark();
    for (Message each : messages) {
      if (each.dateAdded() != null && (mark == null || each.dateAdded().toEpochMilli() > mark)) {
        mark = each.dateAdded().toEpochMilli();
      }
    }
    Set<String> edge =
        new HashSet<>(mark != null && mark.equals(place.mark()) ? place.edge() : Set.of());
    for (Message each : messages) {
      if (each.dateAdded() != null
          && mark != null
          && each.dateAdded().toEpochMilli() == mark
          && each.id() != null) {
        edge.add(each.id());
      }
    }
    return new Place(place.list(), key, mark, edge, place.replaced());
  }
}
