package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.FieldType;
import dev.tertulia.acumbamail.ListField;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.json.OpenValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What goes into which field of a list. Immutable; each method answers a longer copy.
 *
 * <pre>{@code
 * Mapping.of("nombre", Contact::firstName).and("ciudad", Contact::city).and("tags", Contact::tags)
 * }</pre>
 *
 * <p>Text goes as it is, ids and words of the services as their values, times as {@code 31/12/2026
 * 18:30} by the clocks of a zone, dates as {@code 31/12/2026}, yes and no as 1 and 0, and several
 * values with commas between. The vendor documents none of this; text fields take all of it. What
 * is null is not written, so what stands in the list stays.
 *
 * @param <S> who or what is mapped
 */
public final class Mapping<S> {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

  private final Map<String, Function<? super S, ? extends @Nullable Object>> fields;

  private Mapping(Map<String, Function<? super S, ? extends @Nullable Object>> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** No field but the address. */
  public static <S> Mapping<S> none() {
    return new Mapping<>(new LinkedHashMap<>());
  }

  /**
   * One field.
   *
   * @param tag the field's, spelled as the list spells it
   */
  public static <S> Mapping<S> of(
      String tag, Function<? super S, ? extends @Nullable Object> value) {
    return Mapping.<S>none().and(tag, value);
  }

  /**
   * The same with one field more.
   *
   * @throws InvalidRequestException if the tag is blank, or mapped already
   */
  public Mapping<S> and(String tag, Function<? super S, ? extends @Nullable Object> value) {
    if (tag.isBlank() || fields.containsKey(tag)) {
      throw new InvalidRequestException(
          "Mapping", "each field once", tag.isBlank() ? "a blank one" : tag + " twice");
    }
    var more = new LinkedHashMap<>(fields);
    more.put(tag, value);
    return new Mapping<>(more);
  }

  /** The same for something that leads to it. */
  public <T> Mapping<T> from(Function<? super T, ? extends S> way) {
    var led = new LinkedHashMap<String, Function<? super T, ? extends @Nullable Object>>();
    fields.forEach((tag, value) -> led.put(tag, subject -> value.apply(way.apply(subject))));
    return new Mapping<>(led);
  }

  /**
   * Compares it with the fields a list really has, of which it may write all but the address and
   * those that are read-only.
   *
   * @return the tag of the field for the address
   * @throws InvalidRequestException naming every field that is missing or cannot be written, and
   *     those there are
   */
  public String check(List<ListField> real) {
    Map<String, ListField> known =
        real.stream()
            .filter(each -> each.tag() != null)
            .collect(
                Collectors.toMap(
                    each -> String.valueOf(each.tag()),
                    Function.identity(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    String address = address(known);
    var wrong = new ArrayList<String>();
    fields
        .keySet()
        .forEach(
            tag -> {
              ListField field = known.get(tag);
              if (field == null) {
                wrong.add("no " + tag);
              } else if (tag.equals(address)) {
                wrong.add(tag + ", which is the address");
              } else if (Boolean.TRUE.equals(field.readonly())) {
                wrong.add(tag + ", which is read-only");
              }
            });
    if (!wrong.isEmpty()) {
      throw new InvalidRequestException(
          "Mapping",
          "fields the list has, which are " + String.join(", ", known.keySet()),
          String.join("; ", wrong));
    }
    return address;
  }

  private static String address(Map<String, ListField> known) {
    return known.values().stream()
        .filter(each -> FieldType.EMAIL.equals(each.type()) || "email".equalsIgnoreCase(each.tag()))
        .map(each -> String.valueOf(each.tag()))
        .min((one, other) -> Boolean.compare(isPlain(other), isPlain(one)))
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "Mapping",
                    "a list with a field for the address",
                    "only " + String.join(", ", known.keySet())));
  }

  private static boolean isPlain(String tag) {
    return tag.equalsIgnoreCase("email");
  }

  /**
   * What is written of someone, by tag.
   *
   * @param zone by whose clocks times are written
   */
  public Map<String, String> values(S subject, ZoneId zone) {
    var values = new LinkedHashMap<String, String>();
    fields.forEach(
        (tag, value) -> {
          String text = text(value.apply(subject), zone);
          if (text != null) {
            values.put(tag, text);
          }
        });
    return values;
  }

  private static @Nullable String text(@Nullable Object value, ZoneId zone) {
    if (value instanceof Optional<?> optional) {
      return text(optional.orElse(null), zone);
    } else if (value instanceof Instant moment) {
      return MINUTE.format(moment.atZone(zone));
    } else if (value instanceof LocalDateTime shown) {
      return MINUTE.format(shown);
    } else if (value instanceof LocalDate day) {
      return DAY.format(day);
    } else if (value instanceof Boolean yes) {
      return yes ? "1" : "0";
    } else if (value instanceof OpenValue word) {
      return word.value();
    } else if (value instanceof NumericId id) {
      return String.valueOf(id.value());
    } else if (value instanceof Collection<?> several) {
      return several.stream()
          .map(each -> text(each, zone))
          .filter(Objects::nonNull)
          .collect(Collectors.joining(", "));
    }
    return value == null ? null : value.toString();
  }

  @Override
  public String toString() {
    return "Mapping" + fields.keySet();
  }
}
