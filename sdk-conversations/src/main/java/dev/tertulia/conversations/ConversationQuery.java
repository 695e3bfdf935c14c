package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which conversations, and in which order.
 *
 * <pre>{@code
 * ConversationQuery.all().unread().assignedTo(me)
 * }</pre>
 *
 * @param filters the vendor's names and values
 * @param order which come first
 * @param sortBy by what they are ordered
 * @param pageSize how many are fetched at once, from 1 to 100
 */
public record ConversationQuery(
    Map<String, String> filters, Order order, SortBy sortBy, int pageSize) {

  private static final Set<String> OURS =
      Set.of("locationId", "limit", "sort", "sortBy", "startAfterDate");

  /** Which come first. */
  public enum Order {
    /**
     * The longest quiet first. Complete: a conversation that gets a message while the list is read
     * moves to the end and is read (again) there.
     */
    OLDEST_FIRST,
    /**
     * The latest first. For looking at the top of the list: a conversation that gets a message
     * while the list is read moves to the front, behind the reader's back, and is missed.
     */
    NEWEST_FIRST
  }

  /** By what conversations are ordered. */
  public enum SortBy {
    /** The newest message of any kind. */
    LAST_MESSAGE_DATE("last_message_date"),
    /** The newest message a person sent. */
    LAST_MANUAL_MESSAGE_DATE("last_manual_message_date");

    final String wire;

    SortBy(String wire) {
      this.wire = wire;
    }
  }

  /** Refuses what cannot be asked. */
  public ConversationQuery {
    filters = Map.copyOf(filters);
    Require.between("ConversationQuery.pageSize", pageSize, 1, 100);
  }

  /** Every conversation of the location, the longest quiet first. */
  public static ConversationQuery all() {
    return new ConversationQuery(Map.of(), Order.OLDEST_FIRST, SortBy.LAST_MESSAGE_DATE, 100);
  }

  /** Only the conversation of a contact. */
  public ConversationQuery contact(String contactId) {
    return with("contactId", HighLevelRules.id("ConversationQuery.contact", contactId));
  }

  /** Only those assigned to one of these users. */
  public ConversationQuery assignedTo(String... userIds) {
    return users("assignedTo", userIds);
  }

  private ConversationQuery users(String filter, String... userIds) {
    String where = "ConversationQuery." + filter;
    // An empty filter would be none at all, and the query one for everything.
    Require.between(where, userIds.length, 1, 100);
    for (String each : userIds) {
      Require.text(where, each);
    }
    return with(filter, String.join(",", userIds));
  }

  /** Only those assigned to nobody. */
  public ConversationQuery unassigned() {
    return with("assignedTo", "unassigned");
  }

  /** Only those followed by one of these users. */
  public ConversationQuery followedBy(String... userIds) {
    return users("followers", userIds);
  }

  /** Only those in which one of these users is mentioned. */
  public ConversationQuery mentioning(String... userIds) {
    return users("mentions", userIds);
  }

  /** Only those with these words; reported to be slow. */
  public ConversationQuery text(String words) {
    return with("query", Require.text("ConversationQuery.text", words));
  }

  /** Only unread ones. */
  public ConversationQuery unread() {
    return with("status", "unread");
  }

  /** Only read ones. */
  public ConversationQuery read() {
    return with("status", "read");
  }

  /** Only starred ones. */
  public ConversationQuery starred() {
    return with("status", "starred");
  }

  /** Only those whose newest message is of a kind. */
  public ConversationQuery lastMessageType(MessageType type) {
    return with("lastMessageType", type.normalized().value());
  }

  /** Only those whose newest message went that way. */
  public ConversationQuery lastMessageDirection(Direction direction) {
    return with("lastMessageDirection", direction.value());
  }

  /** Only those whose newest outgoing message a person sent (true) or a machine (false). */
  public ConversationQuery lastMessageManual(boolean manual) {
    return with("lastMessageAction", manual ? "manual" : "automated");
  }

  /** Only those begun from that moment on. Specified, but missing from the vendor's portal. */
  public ConversationQuery begunFrom(Instant moment) {
    return with("startDate", String.valueOf(moment.toEpochMilli()));
  }

  /** Only those begun until that moment. Specified, but missing from the vendor's portal. */
  public ConversationQuery begunUntil(Instant moment) {
    return with("endDate", String.valueOf(moment.toEpochMilli()));
  }

  /** With another filter of the vendor's, such as {@code scoreProfile}. */
  public ConversationQuery with(String name, String value) {
    if (OURS.contains(Require.text("ConversationQuery.with", name))) {
      throw new InvalidRequestException(
          "ConversationQuery.with", "a filter without a method of its own", name);
    }
    return new ConversationQuery(Copies.plus(filters, name, value), order, sortBy, pageSize);
  }

  /** The same in another order. */
  public ConversationQuery order(Order other) {
    return new ConversationQuery(filters, other, sortBy, pageSize);
  }

  /** The same ordered by something else. */
  public ConversationQuery sortBy(SortBy other) {
    return new ConversationQuery(filters, order, other, pageSize);
  }

  /** The same, fetched so many at once, from 1 to 100. */
  public ConversationQuery pageSize(int size) {
    return new ConversationQuery(filters, order, sortBy, size);
  }

  @Override
  public String toString() {
    return "ConversationQuery[filters=" + filters.keySet() + ", order=" + order + "]";
  }
}
