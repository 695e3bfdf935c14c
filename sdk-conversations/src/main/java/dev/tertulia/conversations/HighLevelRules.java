package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What HighLevel asks of the caller's values, beyond what any service does. */
final class HighLevelRules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~@:=-]*");

  /**
   * Words that stand in the place of an id in another path of this API: as an id they would reach
   * it.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "business",
          "bulk",
          "email",
          "export",
          "inbound",
          "lookup",
          "messages",
          "outbound",
          "preferences",
          "providers",
          "review-reply",
          "search",
          "upload",
          "upsert");

  private HighLevelRules() {}

  /** An id that can stand in a path without leading somewhere else. */
  static String id(String where, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidRequestException(where, "an id", "nothing");
    }
    if (!ID.matcher(value).matches()) {
      throw new InvalidRequestException(
          where,
          "an id of letters, digits and -._~@:=",
          "another character in " + Require.length(value));
    }
    if (RESERVED.contains(value)) {
      throw new InvalidRequestException(where, "an id", "a word that is part of another path");
    }
    return value;
  }

  /** An id that only ever stands in a body: whatever the vendor gave, it can have back. */
  static void given(String where, @Nullable String value) {
    if (value != null) {
      Require.text(where, value);
    }
  }

  static @Nullable String idOrNull(String where, @Nullable String value) {
    return value == null ? null : id(where, value);
  }

  /** Links the vendor can fetch by itself. */
  static List<String> urls(String where, Collection<String> values) {
    values.forEach(
        value -> Require.link(where, "an http or https link the service can open", value));
    return List.copyOf(values);
  }
}
