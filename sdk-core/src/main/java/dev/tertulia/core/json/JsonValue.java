package dev.tertulia.core.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of JSON that nobody had to foresee: what a service sends beyond its documents.
 *
 * <p>Reading never throws. A step to something that is not there answers {@link #MISSING}, and the
 * {@code as…} methods answer null when the value is of another kind. Numbers keep the text they
 * were written with. Immutable.
 *
 * <pre>{@code
 * JsonValue meta = message.meta();
 * Long seconds = meta.at("call").at("duration").asLong();
 * }</pre>
 *
 * <p>{@code toString()} tells the kind and the size only, because the content may be personal;
 * {@link #json()} gives the text.
 */
public sealed interface JsonValue {

  /** What a step into nothing answers; also JSON's own {@code null}. */
  // Safe as long as nothing else creates a Null before this interface is initialized.
  @SuppressWarnings("ClassInitializationDeadlock")
  JsonValue MISSING = new Null();

  /** Members in the order they were read. */
  record Obj(Map<String, JsonValue> members) implements JsonValue {
    /** Keeps a copy. */
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String toString() {
      return "JsonValue.Obj[" + members.size() + " members]";
    }
  }

  /** Elements in their order. */
  record Arr(List<JsonValue> elements) implements JsonValue {
    /** Keeps a copy. */
    public Arr {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "JsonValue.Arr[" + elements.size() + " elements]";
    }
  }

  /** A string. */
  record Text(String value) implements JsonValue {
    @Override
    public String toString() {
      return "JsonValue.Text[" + value.length() + " characters]";
    }
  }

  /** A number, as the text it was written with: nothing is rounded. */
  record Num(String text) implements JsonValue {
    /**
     * Refuses what is no JSON number, because it is written as it stands.
     *
     * @throws IllegalArgumentException such as for {@code NaN}
     */
    public Num {
      if (!JsonText.isNumber(text)) {
        throw new IllegalArgumentException("not a JSON number");
      }
    }

    @Override
    public String toString() {
      return "JsonValue.Num";
    }
  }

  /** True or false. */
  record Bool(boolean value) implements JsonValue {}

  /** Null, or nothing at all. */
  record Null() implements JsonValue {
    @Override
    public String toString() {
      return "JsonValue.MISSING";
    }
  }

  /** The member of that name, or {@link #MISSING}. */
  default JsonValue at(String name) {
    return this instanceof Obj object ? object.members().getOrDefault(name, MISSING) : MISSING;
  }

  /** The element at that index, or {@link #MISSING}. */
  default JsonValue at(int index) {
    return this instanceof Arr array && index >= 0 && index < array.elements().size()
        ? array.elements().get(index)
        : MISSING;
  }

  /** The elements of an array, a lone value as a list of one, nothing as an empty list. */
  default List<JsonValue> asList() {
    if (this instanceof Arr array) {
      return array.elements();
    }
    return isMissing() ? List.of() : List.of(this);
  }

  /** The members of an object, else an empty map. */
  default Map<String, JsonValue> asMap() {
    return this instanceof Obj object ? object.members() : Map.of();
  }

  /** The text of a string, number or boolean. */
  default @Nullable String asText() {
    if (this instanceof Text text) {
      return text.value();
    }
    if (this instanceof Num number) {
      return number.text();
    }
    return this instanceof Bool bool ? String.valueOf(bool.value()) : null;
  }

  /** A number, or a string that spells one. */
  default @Nullable BigDecimal asNumber() {
    return this instanceof Num || this instanceof Text ? Scalars.number(asText()) : null;
  }

  /** A whole number that fits, or a string that spells one. */
  default @Nullable Long asLong() {
    return Scalars.whole(asNumber());
  }

  /** A boolean, or a string that spells one. */
  default @Nullable Boolean asBoolean() {
    return this instanceof Num ? null : Scalars.bool(asText());
  }

  /** A point in time, in any of the spellings {@link Instants} knows. */
  default @Nullable Instant asInstant() {
    return Instants.read(this);
  }

  /** Whether nothing is here. */
  default boolean isMissing() {
    return this instanceof Null;
  }

  /** The JSON text, on one line. */
  default String json() {
    return JsonText.write(this);
  }

  /**
   * Reads JSON text.
   *
   * @throws IllegalArgumentException if it is not JSON; the message names the place, never the
   *     content
   */
  static JsonValue parse(String json) {
    return JsonText.read(json);
  }

  /**
   * JSON of a null, string, number, boolean, map with string keys, iterable, or JsonValue.
   *
   * @throws IllegalArgumentException for anything else
   */
  static JsonValue of(@Nullable Object value) {
    if (value == null) {
      return MISSING;
    }
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof CharSequence || value instanceof Character) {
      return new Text(value.toString());
    }
    if (value instanceof Boolean bool) {
      return new Bool(bool);
    }
    if (value instanceof Number number) {
      return new Num(number.toString());
    }
    if (value instanceof Map<?, ?> map) {
      var members = new LinkedHashMap<String, JsonValue>();
      map.forEach((name, member) -> members.put(Objects.toString(name), of(member)));
      return new Obj(members);
    }
    if (value instanceof Iterable<?> iterable) {
      var elements = new ArrayList<JsonValue>();
      iterable.forEach(element -> elements.add(of(element)));
      return new Arr(elements);
    }
    throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
  }

  /** An object of alternating names and values, each value as {@link #of(Object)} takes it. */
  static Obj object(@Nullable Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("names and values must alternate");
    }
    var members = new LinkedHashMap<String, JsonValue>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(Objects.toString(namesAndValues[i]), of(namesAndValues[i + 1]));
    }
    return new Obj(members);
  }

  /** An array of values, each as {@link #of(Object)} takes it. */
  static Arr array(@Nullable Object... values) {
    var elements = new ArrayList<JsonValue>();
    for (Object value : values) {
      elements.add(of(value));
    }
    return new Arr(elements);
  }
}
