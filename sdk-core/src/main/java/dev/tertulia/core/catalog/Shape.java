package dev.tertulia.core.catalog;

import dev.tertulia.core.json.JsonValue;
import java.util.List;

/**
 * What an object is made of. What comes may have more members and lack any; what is sent has these.
 *
 * @param name what {@link Field#type} calls it
 * @param within names of members it may come in, as all there is: {@code {"contact": {…}}}
 * @param fields its members
 */
public record Shape(String name, List<String> within, List<Field> fields) {

  /** Keeps copies. */
  public Shape {
    within = List.copyOf(within);
    fields = List.copyOf(fields);
  }

  static Shape of(String name, JsonValue json) {
    return new Shape(
        name,
        Words.list(json, "within"),
        json.at("fields").asList().stream().map(Field::of).toList());
  }
}
