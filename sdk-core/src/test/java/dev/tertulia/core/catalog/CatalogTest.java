package dev.tertulia.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Safety;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.json.OpenValue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalog of a service that there is not: what it says, and what it lets through. */
class CatalogTest {
  private static final String LISTING =
      """
      {"service": "post", "actions": [
        {"id": "send-letter", "group": "Letters", "summary": "Sends a letter.", "method": "POST",
         "path": "letters/{box}", "safety": "ONCE", "scopes": ["letters.write"], "versions": ["v1"],
         "limit": "10/60s", "counted": "function", "alpha": true, "invoke": true,
         "inputs": [
           {"name": "box", "type": "string", "required": true, "in": "path"},
           {"name": "office", "type": "string", "given": true, "in": "query"},
           {"name": "type", "type": "string", "in": "body", "values": ["air", "land"]},
           {"name": "words", "type": "string", "in": "body", "summary": "what it says"},
           {"name": "grams", "type": "integer", "in": "body"},
           {"name": "price", "type": "number", "in": "body"},
           {"name": "sealed", "type": "boolean", "in": "body"},
           {"name": "at", "type": "instant", "in": "body"},
           {"name": "day", "type": "date", "in": "body"},
           {"name": "clock", "type": "datetime", "in": "body"},
           {"name": "wings", "type": "any", "in": "body"},
           {"name": "stamps", "type": "string[]", "in": "body"},
           {"name": "marks", "type": "integer{}", "in": "body"},
           {"name": "note", "type": "string", "clearable": true, "in": "body"},
           {"name": "to", "type": "Person", "in": "body"},
           {"name": "copies", "type": "Person[]", "in": "body"}],
         "variants": {"land": ["box", "words", "to"]},
         "output": "Person", "javadoc": ["post/Letters.html#send()"]},
        {"id": "open-parcel", "group": "Parcels", "summary": "Opens a parcel.", "method": "GET",
         "path": "parcels", "safety": "READ", "scopes": [], "versions": [], "limit": "1/1s",
         "counted": "function", "alpha": false, "invoke": false, "instead": "parcels().open()",
         "inputs": [], "output": "file", "javadoc": []}],
       "triggers": [
        {"id": "LetterCame", "group": "Letters", "summary": "A letter came.",
         "sources": ["webhook", "polling"], "event": "post.LetterCame", "output": "Person",
         "javadoc": []}],
       "shapes": {"Person": {"within": ["person"], "fields": [
          {"name": "name", "type": "string", "required": true},
          {"name": "age", "type": "integer"}]}}}
      """;

  private record Word(String value) implements OpenValue {}

  private record Number(long value) implements NumericId {}

  private final List<Map<String, JsonValue>> called = new ArrayList<>();
  private final Catalog catalog =
      new Catalog(
          Listing.of(JsonValue.parse(LISTING)),
          input -> JsonValue.of("main " + input.name()),
          (action, inputs) -> {
            called.add(inputs);
            return inputs.containsKey("wings") ? null : JsonValue.of(action.id());
          });

  private String sent(Object... namesAndValues) {
    var inputs = new LinkedHashMap<String, Object>();
    inputs.put("box", "7");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      inputs.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    catalog.invoke("send-letter", inputs);
    var members = new LinkedHashMap<>(called.get(called.size() - 1));
    members.remove("box");
    members.remove("office");
    return JsonValue.of(members).json();
  }

  @Test
  void tellsWhatTheListingSays() {
    Action letter = catalog.action("send-letter");

    assertThat(catalog.actions())
        .extracting(Action::id)
        .containsExactly("send-letter", "open-parcel");
    assertThat(catalog.triggers()).extracting(Trigger::id).containsExactly("LetterCame");
    assertThat(letter.service()).isEqualTo("post");
    assertThat(letter.safety()).isEqualTo(Safety.ONCE);
    assertThat(letter.invocable()).isTrue();
    assertThat(letter.variants()).containsEntry("land", List.of("box", "words", "to"));
    assertThat(letter.input("words").orElseThrow().summary()).isEqualTo("what it says");
    assertThat(letter.input("box").orElseThrow().in()).isEqualTo(Field.Place.PATH);
    assertThat(letter.input("type").orElseThrow().values()).containsExactly("air", "land");
    assertThat(catalog.shape("Person[]").orElseThrow().within()).containsExactly("person");
    assertThat(catalog.shape("string")).isEmpty();
    assertThat(catalog).hasToString("Catalog[post, 2 actions, 1 triggers]");
  }

  @Test
  void callsWithWhatWasNamedAndWhatTheClientFillsIn() {
    JsonValue answer = catalog.invoke("send-letter", Map.of("words", "Hello", "box", "7"));

    assertThat(answer).isEqualTo(JsonValue.of("send-letter"));
    assertThat(called)
        .containsExactly(
            Map.of(
                "box",
                JsonValue.of("7"),
                "office",
                JsonValue.of("main office"),
                "words",
                JsonValue.of("Hello")));
    assertThat(called.get(0).keySet()).containsExactly("box", "office", "words");
  }

  @Test
  void answersNothingAsMissing() {
    assertThat(catalog.invoke("send-letter", Map.of("box", "7", "wings", 2)))
        .isEqualTo(JsonValue.MISSING);
  }

  @Test
  void takesTheValuesJavaProgramsHave() {
    assertThat(sent("words", new Word("air"), "grams", new Number(7)))
        .isEqualTo("{\"words\":\"air\",\"grams\":7}");
    assertThat(sent("at", Instant.parse("2026-11-25T10:00:00Z"), "day", LocalDate.of(2026, 1, 2)))
        .isEqualTo("{\"at\":\"2026-11-25T10:00:00Z\",\"day\":\"2026-01-02\"}");
    assertThat(sent("clock", LocalDateTime.of(2026, 1, 2, 3, 4)))
        .isEqualTo("{\"clock\":\"2026-01-02T03:04\"}");
    assertThat(sent("clock", "2026-01-02 03:04:05", "at", "2026-11-25T11:00:00+01:00"))
        .isEqualTo("{\"at\":\"2026-11-25T10:00:00Z\",\"clock\":\"2026-01-02T03:04:05\"}");
    assertThat(sent("price", 1.5, "sealed", true, "stamps", List.of("a"), "marks", Map.of("x", 1)))
        .isEqualTo("{\"price\":1.5,\"sealed\":true,\"stamps\":[\"a\"],\"marks\":{\"x\":1}}");
    assertThat(sent("to", Map.of("name", "Ana"), "copies", List.of(Map.of("age", 3, "name", "B"))))
        .isEqualTo("{\"to\":{\"name\":\"Ana\"},\"copies\":[{\"name\":\"B\",\"age\":3}]}");
    assertThat(sent("wings", List.of(Map.of("a", LocalDate.of(2026, 1, 2)))))
        .isEqualTo("{\"wings\":[{\"a\":\"2026-01-02\"}]}");
  }

  @Test
  void whatIsNullIsNotNamedAndOnlyWhatCanBeEmptiedIsEmptied() {
    var inputs = new HashMap<String, Object>();
    inputs.put("box", "7");
    inputs.put("words", null);
    inputs.put("grams", JsonValue.MISSING);
    inputs.put("note", JsonValue.MISSING);
    inputs.put("office", null);

    catalog.invoke("send-letter", inputs);

    assertThat(called.get(0)).containsOnlyKeys("box", "office", "note");
    assertThat(called.get(0).get("note")).isEqualTo(JsonValue.MISSING);
    inputs.put("note", null);
    catalog.invoke("send-letter", inputs);
    assertThat(called.get(1)).containsOnlyKeys("box", "office");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("box", "  ", "send-letter.box: expected string, found nothing"),
        Arguments.of("box", 7, "send-letter.box: expected string, found a number"),
        Arguments.of(
            "office",
            "another",
            "send-letter.office: expected nothing, or what the client fills in, found something"),
        Arguments.of("wordz", "x", "did you mean words?, found another name"),
        Arguments.of("words", true, "send-letter.words: expected string, found true or false"),
        Arguments.of("words", List.of("x"), "send-letter.words: expected string, found a list"),
        Arguments.of("words", Path.of("x"), "send-letter.words: expected what can be JSON"),
        Arguments.of("words", new Object(), "send-letter.words: expected what can be JSON"),
        Arguments.of("price", Double.NaN, "send-letter.price: expected what can be JSON"),
        Arguments.of("grams", "7", "send-letter.grams: expected integer, found a text of another"),
        Arguments.of("grams", 7.5, "send-letter.grams: expected integer, found a number"),
        Arguments.of("price", "7", "send-letter.price: expected number, found a text"),
        Arguments.of("sealed", "yes", "send-letter.sealed: expected boolean, found a text"),
        Arguments.of("at", "soon", "send-letter.at: expected instant, found a text"),
        Arguments.of("at", 17, "send-letter.at: expected instant, found a number"),
        Arguments.of("day", "2026-02-30", "send-letter.day: expected date, found a text"),
        Arguments.of("clock", "10:00", "send-letter.clock: expected datetime, found a text"),
        Arguments.of("stamps", "a", "send-letter.stamps: expected string[], found a text"),
        Arguments.of("stamps", List.of("a", 2), "send-letter.stamps[1]: expected string"),
        Arguments.of("marks", Map.of("x", "y"), "send-letter.marks: expected integer, found"),
        Arguments.of("to", "Ana", "send-letter.to: expected Person, found a text"),
        Arguments.of("to", Map.of("age", 3), "send-letter.to.name: expected string, found nothing"),
        Arguments.of(
            "to",
            Map.of("name", "Ana", "agee", 3),
            "send-letter.to.agee: expected one of name, age; did you mean age?"),
        Arguments.of(
            "copies",
            List.of(Map.of("name", 1)),
            "send-letter.copies[0].name: expected string, found a number"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsToldByItsPlaceBeforeAnythingIsSent(String name, Object value, String said) {
    var inputs = new LinkedHashMap<String, Object>(Map.of("box", "7"));
    inputs.put(name, value);

    assertThatThrownBy(() -> catalog.invoke("send-letter", inputs))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(said);
    assertThat(called).isEmpty();
  }

  @Test
  void whatIsMissingIsTold() {
    assertThatThrownBy(() -> catalog.invoke("send-letter", Map.of()))
        .hasMessage("send-letter.box: expected string, found nothing");
    assertThat(called).isEmpty();
  }

  @Test
  void aKindTakesOnlyWhatGoesWithIt() {
    assertThat(sent("type", "land", "words", "x")).contains("land");
    assertThat(sent("type", "unheard of", "grams", 7)).contains("unheard of");
    assertThatThrownBy(() -> sent("type", "land", "grams", 7))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "send-letter.grams: expected with type land one of box, words, to, found an input of"
                + " another type");
  }

  @Test
  void anActionThatIsNotThereIsToldWithTheNearest() {
    assertThatThrownBy(() -> catalog.invoke("send-leter", Map.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "catalog: expected the id of an action; did you mean send-letter?, found another word");
    assertThatThrownBy(() -> catalog.action("xyzzy"))
        .hasMessage("catalog: expected the id of an action, found another word");
  }

  @Test
  void anActionThatIsNotForMapsSaysWhatToUse() {
    assertThat(catalog.action("open-parcel").invocable()).isFalse();
    assertThatThrownBy(() -> catalog.invoke("open-parcel", Map.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("catalog.open-parcel: expected parcels().open(), found invoke");
  }

  @Test
  void noValueIsEverTold() {
    var personal = Map.of("box", "7", "ana@example.com is no name", "canary", "words", 1);

    assertThatThrownBy(() -> catalog.invoke("send-letter", personal))
        .hasMessageContaining("send-letter.‹name›")
        .hasMessageNotContaining("ana@example.com")
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pit-7f3c2a10-8e4b-4c55-9d21-0a1b2c3d4e5f", "34600000001", "sk_4fGh7Kp2"})
  void aKeyOrNumberInTheWrongPlaceIsNotTold(String value) {
    assertThatThrownBy(() -> catalog.invoke("send-letter", Map.of("box", "7", value, "x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("send-letter.‹name›: expected one of box")
        .hasMessageNotContaining(value);
  }

  @Test
  void aNameThatIsNoneOrEndlessIsRefusedLikeAnyOther() {
    var nameless = new HashMap<String, Object>(Map.of("box", "7"));
    nameless.put(null, "x");

    for (var each : List.of(nameless, Map.of("box", "7", "x".repeat(10_000_000), "x"))) {
      assertThatThrownBy(() -> catalog.invoke("send-letter", each))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining(": expected one of box");
    }
  }

  @Test
  void aListingThatIsMissingIsAnErrorThatSaysSo() {
    assertThatThrownBy(() -> Listing.of(String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no operations.json beside java.lang.String");
  }
}
