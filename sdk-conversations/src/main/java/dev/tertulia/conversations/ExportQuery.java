package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of the whole location to export. Group chats and review requests are never
 * exported.
 *
 * @param channel only this one; null for every one <em>but e-mail</em>, which the vendor leaves out
 *     then: see {@link Messages#exportEverything}
 * @param contactId only this contact's; null for all
 * @param conversationId only this conversation's; null for all
 * @param from only from that moment on; null for no limit
 * @param until only until that moment; null for no limit
 * @param order which come first
 * @param pageSize how many are fetched at once, from 10 to 500
 */
public record ExportQuery(
    @Nullable Channel channel,
    @Nullable String contactId,
    @Nullable String conversationId,
    @Nullable Instant from,
    @Nullable Instant until,
    Order order,
    int pageSize) {

  /** Which come first. */
  public enum Order {
    /** As they were made: can be gone on with after any interruption. */
    OLDEST_FIRST("createdAt", "asc"),
    /** The latest first: a cursor that has died cannot be replaced. */
    NEWEST_FIRST("createdAt", "desc"),
    /**
     * As they were last changed, for taking over changes: a cursor that has died cannot be
     * replaced.
     */
    OLDEST_CHANGE_FIRST("updatedAt", "asc");

    final String sortBy;
    final String direction;

    Order(String sortBy, String direction) {
      this.sortBy = sortBy;
      this.direction = direction;
    }
  }

  /** Refuses what cannot be asked. */
  public ExportQuery {
    HighLevelRules.idOrNull("ExportQuery.contactId", contactId);
    HighLevelRules.idOrNull("ExportQuery.conversationId", conversationId);
    Require.between("ExportQuery.pageSize", pageSize, 10, 500);
  }

  /** All that the vendor exports without naming a channel, oldest first. */
  public static ExportQuery all() {
    return new ExportQuery(null, null, null, null, null, Order.OLDEST_FIRST, 100);
  }

  /** Only one channel. */
  public ExportQuery channel(Channel only) {
    return new ExportQuery(only, contactId, conversationId, from, until, order, pageSize);
  }

  /** Only one contact's. */
  public ExportQuery contact(String id) {
    return new ExportQuery(channel, id, conversationId, from, until, order, pageSize);
  }

  /** Only one conversation's. */
  public ExportQuery conversation(String id) {
    return new ExportQuery(channel, contactId, id, from, until, order, pageSize);
  }

  /** Only from that moment on. */
  public ExportQuery from(Instant moment) {
    return new ExportQuery(channel, contactId, conversationId, moment, until, order, pageSize);
  }

  /** Only until that moment. */
  public ExportQuery until(Instant moment) {
    return new ExportQuery(channel, contactId, conversationId, from, moment, order, pageSize);
  }

  /** The same in another order. */
  public ExportQuery order(Order other) {
    return new ExportQuery(channel, contactId, conversationId, from, until, other, pageSize);
  }

  /** The same, fetched so many at once, from 10 to 500. */
  public ExportQuery pageSize(int size) {
    return new ExportQuery(channel, contactId, conversationId, from, until, order, size);
  }

  Map<String, String> parameters() {
    var parameters = new TreeMap<String, String>();
    parameters.put("limit", String.valueOf(pageSize));
    parameters.put("sortBy", order.sortBy);
    parameters.put("sortOrder", order.direction);
    put(parameters, "channel", channel == null ? null : exportName(channel));
    put(parameters, "contactId", contactId);
    put(parameters, "conversationId", conversationId);
    put(parameters, "startDate", from);
    put(parameters, "endDate", until);
    return parameters;
  }

  private static void put(Map<String, String> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value.toString());
    }
  }

  /** The export alone spells these two out. */
  private static String exportName(Channel channel) {
    return channel.equals(Channel.INSTAGRAM)
        ? "Instagram"
        : channel.equals(Channel.FACEBOOK) ? "Facebook" : channel.value();
  }
}
