package dev.tertulia.catalog;

import dev.tertulia.core.Download;
import dev.tertulia.core.Upload;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.json.OpenValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words for types, and what the records among them are made of. */
final class Shapes {
  private static final Map<Type, String> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "string"),
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(Double.class, "number"),
          Map.entry(BigDecimal.class, "number"),
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(Instant.class, "instant"),
          Map.entry(LocalDate.class, "date"),
          Map.entry(LocalDateTime.class, "datetime"),
          Map.entry(JsonValue.class, "any"),
          Map.entry(Secret.class, "secret"),
          Map.entry(Upload.class, "file"),
          Map.entry(Download.class, "file"),
          Map.entry(Void.class, ""));

  private final String home;
  private final Sources sources;
  private final Map<String, Class<?>> records = new TreeMap<>();
  private final Set<String> sent = new HashSet<>();

  Shapes(String home, Sources sources) {
    this.home = home;
    this.sources = sources;
  }

  /** The word for a type; a record is remembered. */
  String word(Type type) {
    if (PLAIN.containsKey(type)) {
      return PLAIN.get(type);
    }
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return word(last) + (generic.getRawType() == List.class ? "[]" : mapOrNothing(generic));
    }
    Class<?> plain = (Class<?>) type;
    if (NumericId.class.isAssignableFrom(plain)) {
      return "integer";
    }
    if (isAlways(plain)) {
      return "boolean";
    }
    if (isWord(plain)) {
      return "string";
    }
    if (!plain.isRecord()) {
      throw new IllegalStateException("no word for " + type);
    }
    return remembered(plain);
  }

  private static String mapOrNothing(ParameterizedType generic) {
    return generic.getRawType() == Map.class ? "{}" : "";
  }

  private static boolean isWord(Class<?> type) {
    RecordComponent[] parts = type.isRecord() ? type.getRecordComponents() : null;
    boolean single =
        parts != null
            && parts.length == 1
            && parts[0].getName().equals("value")
            && parts[0].getType() == String.class;
    return OpenValue.class.isAssignableFrom(type) || single;
  }

  /** A flag that is always on is an enum of one constant. */
  static boolean isAlways(Type type) {
    return type instanceof Class<?> plain && plain.isEnum() && plain.getEnumConstants().length == 1;
  }

  private String remembered(Class<?> record) {
    String name = record.getSimpleName();
    Class<?> outer = record.getEnclosingClass();
    if (outer != null && Modifier.isPublic(outer.getModifiers())) {
      name = outer.getSimpleName() + "." + name;
    }
    String rest = record.getPackageName().substring(home.length());
    name = rest.isEmpty() ? name : rest.substring(1) + "." + name;
    Class<?> before = records.putIfAbsent(name, record);
    if (before == null) {
      Arrays.stream(record.getRecordComponents()).forEach(each -> word(each.getGenericType()));
    } else if (before != record) {
      throw new IllegalStateException(record + " and " + before + " are both called " + name);
    }
    return name;
  }

  /** One record as the catalog's fields, without a place. */
  List<Map<String, Object>> fields(Class<?> record) {
    return fields(record, false);
  }

  /** The same for a form: a record within the record is part of the form. */
  List<Map<String, Object>> formFields(Class<?> record) {
    return fields(record, true);
  }

  private List<Map<String, Object>> fields(Class<?> record, boolean form) {
    Map<String, String> said = sources.components(record);
    var fields = new ArrayList<Map<String, Object>>();
    for (RecordComponent each : record.getRecordComponents()) {
      Class<?> type = each.getType();
      if (form && type.isRecord() && !isWord(type) && !NumericId.class.isAssignableFrom(type)) {
        fields.addAll(fields(type, true));
      } else if (!each.isAnnotationPresent(Unmodelled.class)) {
        JsonName spelled = each.getAnnotation(JsonName.class);
        String name = spelled == null ? each.getName() : spelled.value()[0];
        boolean nullable = each.getAnnotatedType().isAnnotationPresent(Nullable.class);
        fields.add(field(name, each.getGenericType(), nullable, said.get(each.getName())));
      }
    }
    return fields;
  }

  /** One field, without a place. */
  Map<String, Object> field(String name, Type type, boolean nullable, @Nullable String summary) {
    boolean optional = type instanceof ParameterizedType generic && isOptional(generic);
    var field = new LinkedHashMap<String, Object>();
    field.put("name", name);
    field.put("type", word(type));
    if (isAlways(type)) {
      field.put("given", true);
    } else if (!nullable && !optional && type != JsonValue.class) {
      field.put("required", true);
    }
    if (optional) {
      field.put("clearable", true);
    }
    List<String> values = values(type);
    if (!values.isEmpty()) {
      field.put("values", values);
    }
    if (summary != null && !summary.isEmpty()) {
      field.put("summary", summary);
    }
    return field;
  }

  private static boolean isOptional(ParameterizedType type) {
    return type.getRawType() == Optional.class;
  }

  /** The constants of an open value. */
  private static List<String> values(Type type) {
    if (!(type instanceof Class<?> plain) || !OpenValue.class.isAssignableFrom(plain)) {
      return List.of();
    }
    return Arrays.stream(plain.getFields())
        .filter(each -> each.getType() == plain && Modifier.isStatic(each.getModifiers()))
        .map(
            each -> {
              try {
                return ((OpenValue) each.get(null)).value();
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .distinct()
        .sorted()
        .toList();
  }

  /** Records named so far are sent; those to come are answers, of which anything may be missing. */
  void inputsAreNamed() {
    sent.addAll(records.keySet());
  }

  /** All records that were named, and what they are made of. */
  Map<String, Object> json() {
    var shapes = new LinkedHashMap<String, Object>();
    records.forEach(
        (name, record) -> {
          Unwrapped wrapped = record.getAnnotation(Unwrapped.class);
          var shape = new LinkedHashMap<String, Object>();
          if (wrapped != null) {
            shape.put("within", List.of(wrapped.value()));
          }
          List<Map<String, Object>> fields = fields(record);
          if (!sent.contains(name)) {
            fields.forEach(each -> each.remove("required"));
          }
          shape.put("fields", fields);
          shapes.put(name, shape);
        });
    return shapes;
  }
}
