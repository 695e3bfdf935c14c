package dev.tertulia.testing;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer with one thing in it wrong, once for each thing that can be: a field that is gone,
 * renamed, null or of another kind. For trying out whether code that reads it forgives that.
 *
 * <pre>{@code
 * SpoiltAnswers.of(answer).forEach((what, spoilt) ->
 *     assertThatCode(() -> invoice(spoilt)).as(what).doesNotThrowAnyException());
 * }</pre>
 *
 * <p>Of an array only the first element is spoilt. The answer itself keeps its kind.
 *
 * @param answer a sound one
 */
public record SpoiltAnswers(JsonValue answer) {
  private static final List<JsonValue> OTHER_KINDS =
      List.of(
          JsonValue.MISSING,
          JsonValue.of("a text"),
          JsonValue.of("-17"),
          JsonValue.of(1e300),
          JsonValue.of(-1),
          JsonValue.of(true),
          JsonValue.array(),
          JsonValue.array(1, "two", null, JsonValue.array(JsonValue.object())),
          JsonValue.object(),
          JsonValue.object("seconds", "many", "id", 4));

  /** Of that answer. */
  public static SpoiltAnswers of(JsonValue answer) {
    return new SpoiltAnswers(answer);
  }

  /** Hands out each of them, in the order of the answer's fields, with words for what is wrong. */
  public void forEach(BiConsumer<String, JsonValue> each) {
    spoil(answer, each);
  }

  private static void spoil(JsonValue value, BiConsumer<String, JsonValue> each) {
    if (value instanceof JsonValue.Obj object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                each.accept(name + " deleted", with(object, name, name, null));
                each.accept(name + " renamed", with(object, name, name + "X", member));
                replaceAndSpoil(
                    member,
                    (what, spoilt) ->
                        each.accept(name + "." + what, with(object, name, name, spoilt)));
              });
    } else if (value instanceof JsonValue.Arr array && !array.elements().isEmpty()) {
      replaceAndSpoil(
          array.elements().get(0),
          (what, spoilt) -> each.accept("[0]." + what, JsonValue.array(spoilt, array.at(1))));
    }
  }

  private static void replaceAndSpoil(JsonValue value, BiConsumer<String, JsonValue> each) {
    OTHER_KINDS.forEach(other -> each.accept("is " + other.json(), other));
    spoil(value, each);
  }

  private static JsonValue with(
      JsonValue.Obj object, String old, String name, @Nullable JsonValue value) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.remove(old);
    if (value != null) {
      members.put(name, value);
    }
    return JsonValue.of(members);
  }
}
