package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The search: no cursor, only the sort key of the last one seen. */
final class ConversationSearch {

  private ConversationSearch() {}

  static Reply search(Ask ask) {
    String key =
        "last_manual_message_date".equals(ask.query("sortBy"))
            ? "lastManualMessageDate"
            : "lastMessageDate";
    List<Doc> found = State.newestFirst(ask.state().conversations, wanted(ask), key);
    boolean ascending = "asc".equals(ask.query("sort"));
    if (ascending) {
      Collections.reverse(found);
    }
    Long after = JsonValue.of(ask.query("startAfterDate")).asLong();
    List<JsonValue> page =
        found.stream()
            .filter(
                doc ->
                    after == null
                        || (ascending ? doc.number(key) > after : doc.number(key) < after))
            .limit(ask.limit(20, 1, 100))
            .<JsonValue>map(doc -> told(ask.state(), doc, key))
            .toList();
    return ask.ok("conversations", page, "total", found.size());
  }

  private static Predicate<Doc> wanted(Ask ask) {
    return Stream.<Predicate<Doc>>of(
            doc -> doc.is("locationId", ask.location()),
            same("contactId", ask.query("contactId")),
            same("id", ask.query("id")),
            same("lastMessageType", ask.query("lastMessageType")),
            same("lastMessageDirection", ask.query("lastMessageDirection")),
            same("lastOutboundMessageAction", ask.query("lastMessageAction")),
            assigned(ask.query("assignedTo")),
            holds("followers", ask.query("followers")),
            holds("mentions", ask.query("mentions")),
            status(ask.query("status")),
            added(ask.query("startDate"), ask.query("endDate")),
            text(ask.state(), ask.query("query")))
        .reduce(doc -> true, Predicate::and);
  }

  private static Predicate<Doc> same(String name, @Nullable String value) {
    return doc -> value == null || doc.is(name, value);
  }

  private static Predicate<Doc> assigned(@Nullable String users) {
    return doc -> {
      String user = doc.text("assignedTo");
      return users == null || words(users).contains(user == null ? "unassigned" : user);
    };
  }

  private static Predicate<Doc> holds(String name, @Nullable String users) {
    return doc ->
        users == null
            || doc.at(name).asList().stream()
                .anyMatch(user -> words(users).contains(user.asText()));
  }

  private static Predicate<Doc> status(@Nullable String status) {
    return doc ->
        status == null
            || switch (status) {
              case "unread" -> doc.number("unreadCount") > 0;
              case "read" -> doc.number("unreadCount") == 0;
              case "starred" -> doc.flag("starred");
              default -> true;
            };
  }

  private static Predicate<Doc> added(@Nullable String from, @Nullable String to) {
    Long start = JsonValue.of(from).asLong();
    Long end = JsonValue.of(to).asLong();
    return doc ->
        (start == null || doc.number("dateAdded") >= start)
            && (end == null || doc.number("dateAdded") <= end);
  }

  private static Predicate<Doc> text(State state, @Nullable String text) {
    return doc -> {
      if (text == null) {
        return true;
      }
      Doc contact = Objects.requireNonNull(state.contacts.get(doc.need("contactId")));
      String wanted = text.toLowerCase(Locale.ROOT);
      return Stream.of(
              Contacts.fullName(contact),
              contact.text("email"),
              contact.text("phone"),
              doc.text("lastMessageBody"))
          .anyMatch(has -> has != null && has.toLowerCase(Locale.ROOT).contains(wanted));
    };
  }

  /** Here the types are texts and the dates are numbers. */
  private static JsonValue told(State state, Doc doc, String key) {
    Doc contact = Objects.requireNonNull(state.contacts.get(doc.need("contactId")));
    String name = Contacts.fullName(contact);
    return doc.without("deleted", "feedback", "inbox")
        .set("fullName", name)
        .set("contactName", name)
        .set("companyName", contact.text("companyName"))
        .set("email", contact.text("email"))
        .set("phone", contact.text("phone"))
        .set("tags", contact.at("tags").asList())
        .set("scoring", List.of())
        .set("isLastMessageInternalComment", doc.is("lastMessageType", "TYPE_INTERNAL_COMMENT"))
        .set("starred", doc.flag("starred") ? true : null)
        .set("sort", List.of(doc.number(key)))
        .setNull("profilePhoto")
        .setNull("attributed")
        .json();
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).toList();
  }
}
