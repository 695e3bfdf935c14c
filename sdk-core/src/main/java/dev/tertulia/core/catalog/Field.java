package dev.tertulia.core.catalog;

import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something an action takes, or a member of a {@link Shape}.
 *
 * <p>Its type is one of {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code
 * instant} ({@code 2026-11-30T17:30:00Z}), {@code date} ({@code 2026-11-30}), {@code datetime}
 * ({@code 2026-11-30T18:30}, in the client's zone), {@code secret}, {@code file}, {@code any}, or
 * the name of a shape; with {@code []} after it a list of these, with <code>{}</code> after it an
 * object whose every member is one.
 *
 * @param name as the service spells it
 * @param in where it goes; null for a member of a shape
 * @param type what it is
 * @param required whether an action cannot do without it
 * @param given whether the client fills it in, so that nobody need
 * @param clearable whether {@link JsonValue#MISSING} empties it at the service; otherwise that is
 *     as if it were not named
 * @param values words the service is known to take or give; it may know more
 * @param summary what it is, in a few words; may be empty
 */
public record Field(
    String name,
    @Nullable Place in,
    String type,
    boolean required,
    boolean given,
    boolean clearable,
    List<String> values,
    String summary) {

  /** Where in a request something goes. */
  public enum Place {
    /** A place in the path. */
    PATH,
    /** A query parameter. */
    QUERY,
    /** A member of the JSON body. */
    BODY,
    /** A field of the form; an object or a list as the service wants it there. */
    FORM
  }

  /** Keeps a copy. */
  public Field {
    values = List.copyOf(values);
  }

  static Field of(JsonValue json) {
    String in = json.at("in").asText();
    return new Field(
        Words.word(json, "name"),
        in == null ? null : Place.valueOf(in.toUpperCase(Locale.ROOT)),
        Words.word(json, "type"),
        Words.flag(json, "required"),
        Words.flag(json, "given"),
        Words.flag(json, "clearable"),
        Words.list(json, "values"),
        Words.word(json, "summary"));
  }
}
