package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tertulia.core.Download;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.OpenValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import dev.tertulia.testing.SpoiltAnswers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every type an operation answers with, and spoils each field in turn: nothing may throw. */
class EveryResponseTest {
  static Stream<Class<?>> types() {
    return Arrays.stream(Wires.class.getRecordComponents())
        .flatMap(wire -> Arrays.stream(wire.getType().getDeclaredMethods()))
        .map(
            method ->
                ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0])
        .<Class<?>>map(type -> (Class<?>) type)
        .filter(Class::isRecord)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("types")
  void anUnspoiltAnswerFillsEveryComponent(Class<?> type) throws Exception {
    Object read = read(type, sample(type));

    for (RecordComponent component : type.getRecordComponents()) {
      assertThat(component.getAccessor().invoke(read)).as(component.getName()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void noSpoiltFieldThrowsWhileReadingOrWhenAskedForAfterwards(Class<?> type) {
    SpoiltAnswers.of(sample(type))
        .forEach(
            (what, spoilt) ->
                assertThatCode(() -> askEverything(read(type, spoilt)))
                    .as("%s: %s", type.getSimpleName(), what)
                    .doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsMissingAltogetherIsAbsentAndNoCollectionIsNull(Class<?> type) throws Exception {
    Object read = read(type, JsonValue.object());

    for (RecordComponent component : type.getRecordComponents()) {
      boolean collection = component.getType() == List.class || component.getType() == Map.class;
      if (collection || component.getType() == JsonValue.class) {
        assertThat(component.getAccessor().invoke(read)).as(component.getName()).isNotNull();
      }
    }
  }

  private static Object read(Class<?> type, JsonValue json) {
    return Json.standard().read(type, json.json());
  }

  /** Also what is worked out from the components must not throw. */
  private static void askEverything(Object value) throws ReflectiveOperationException {
    for (Method method : value.getClass().getMethods()) {
      boolean question =
          method.getParameterCount() == 0
              && method.getDeclaringClass() != Object.class
              && !Modifier.isStatic(method.getModifiers());
      if (question) {
        Object answer = method.invoke(value);
        boolean further = answer instanceof Record && !(answer instanceof JsonValue);
        if (further && !(answer instanceof OpenValue)) {
          askEverything(answer);
        }
      }
    }
  }

  private static JsonValue sample(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? JsonValue.array(sample(of[0]), sample(of[0]))
          : JsonValue.object("one", sample(of[1]));
    }
    if (type instanceof Class<?> plain
        && plain.isRecord()
        && !OpenValue.class.isAssignableFrom(plain)) {
      return record(plain);
    }
    if (type == Boolean.class) {
      return JsonValue.of(true);
    }
    if (type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == BigDecimal.class) {
      return JsonValue.of(1);
    }
    if (type == JsonValue.class) {
      return JsonValue.object("email", JsonValue.object("messageIds", JsonValue.array("a", "b")));
    }
    return JsonValue.of(type == Instant.class ? "2026-11-25T10:00:00Z" : "TYPE_SMS");
  }

  private static JsonValue record(Class<?> type) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonName spelled = component.getAnnotation(JsonName.class);
      if (component.isAnnotationPresent(Unmodelled.class)) {
        members.put("nobodyForesawThis", JsonValue.array(1, 2));
      } else {
        members.put(
            spelled == null ? component.getName() : spelled.value()[0],
            sample(component.getGenericType()));
      }
    }
    Unwrapped wrapper = type.getAnnotation(Unwrapped.class);
    JsonValue bare = JsonValue.of(members);
    return wrapper == null ? bare : JsonValue.object(wrapper.value()[0], bare);
  }

  @org.junit.jupiter.api.Test
  void theWalkSeesTheAnswers() {
    assertThat(types()).hasSizeGreaterThan(12).doesNotContain(Download.class);
  }
}
