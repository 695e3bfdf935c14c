package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a search. The vendor's OpenAPI document is silent about them; fields and
 * operators are those of its help pages, as others hand them on. What is not there is refused.
 */
final class ContactFilters {
  private static final Set<String> WORDS = Set.of("eq", "not_eq", "exists", "not_exists");
  private static final Set<String> TEXTS = with("contains", "not_contains");
  private static final Set<String> TIMES = Set.of("range", "exists", "not_exists");
  private static final Set<String> ALL = with("contains", "not_contains", "range");

  private static final Map<String, Set<String>> FIELDS =
      Stream.of(
              fields(
                  WORDS,
                  "id contactName email country website assignedTo timezone type dnd validEmail"
                      + " followers dndSettings.Email.status dndSettings.SMS.status"
                      + " dndSettings.Call.status inboundDndSettings.all.status"),
              fields(
                  TEXTS,
                  "firstNameLowerCase lastNameLowerCase phone address city state postalCode"
                      + " businessName companyName source tags"),
              fields(TIMES, "dateOfBirth dateAdded dateUpdated"))
          .flatMap(group -> group.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private ContactFilters() {}

  private static Set<String> with(String... more) {
    return Stream.concat(WORDS.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Set<String>> fields(Set<String> operators, String names) {
    return Stream.of(names.split(" "))
        .collect(Collectors.toUnmodifiableMap(name -> name, name -> operators));
  }

  /** All of these; read before any contact is looked at, so that a wrong one is always refused. */
  static Predicate<Doc> all(List<JsonValue> filters) {
    return filters.stream().map(ContactFilters::one).reduce(Predicate::and).orElse(contact -> true);
  }

  /** One condition, or a group of them. */
  private static Predicate<Doc> one(JsonValue filter) {
    List<JsonValue> group = filter.at("filters").asList();
    if (group.isEmpty()) {
      return condition(filter);
    }
    return "OR".equals(filter.at("group").asText())
        ? group.stream().map(ContactFilters::one).reduce(contact -> false, Predicate::or)
        : all(group);
  }

  private static Predicate<Doc> condition(JsonValue filter) {
    String field = String.valueOf(filter.at("field").asText());
    String operator = String.valueOf(filter.at("operator").asText());
    Set<String> operators = field.startsWith("customFields.") ? ALL : FIELDS.get(field);
    if (operators == null) {
      throw Refusal.of(400, "Invalid field " + field);
    }
    if (!operators.contains(operator)) {
      throw Refusal.of(400, "Invalid operator " + operator + " for field " + field);
    }
    List<String> wanted = lower(filter.at("value"));
    if (!operator.endsWith("exists") && filter.at("value").isMissing()) {
      throw Refusal.invalid("value should not be empty");
    }
    return switch (operator) {
      case "eq" -> contact -> lower(value(contact, field)).stream().anyMatch(wanted::contains);
      case "not_eq" -> contact -> lower(value(contact, field)).stream().noneMatch(wanted::contains);
      case "contains" -> contact -> hasPart(contact, field, wanted);
      case "not_contains" -> contact -> !hasPart(contact, field, wanted);
      case "exists" -> contact -> !value(contact, field).asList().isEmpty();
      case "not_exists" -> contact -> value(contact, field).asList().isEmpty();
      default -> contact -> isWithin(value(contact, field), filter.at("value"));
    };
  }

  private static boolean hasPart(Doc contact, String field, List<String> wanted) {
    return lower(value(contact, field)).stream()
        .anyMatch(text -> wanted.stream().anyMatch(text::contains));
  }

  private static boolean isWithin(JsonValue value, JsonValue bounds) {
    Long at = time(value);
    Long least = time(bounds.at("gte"));
    Long most = time(bounds.at("lte"));
    if (least == null && most == null) {
      throw Refusal.invalid("a range needs gte or lte");
    }
    return at != null && (least == null || at >= least) && (most == null || at <= most);
  }

  private static @Nullable Long time(JsonValue value) {
    Long number = value.asLong();
    return number == null ? Times.millis(value.asText()) : number;
  }

  /** What the contact has in a field, which can be a path. */
  private static JsonValue value(Doc contact, String field) {
    if (field.equals("contactName")) {
      return JsonValue.of(Contacts.fullName(contact));
    }
    if (field.startsWith("customFields.")) {
      String id = field.substring("customFields.".length());
      return contact.at("customFields").asList().stream()
          .filter(own -> id.equals(own.at("id").asText()))
          .map(own -> own.at("value"))
          .findFirst()
          .orElse(JsonValue.MISSING);
    }
    JsonValue value = contact.json();
    for (String step : (field.equals("address") ? "address1" : field).split("\\.", -1)) {
      value = value.at(step);
    }
    return value;
  }

  private static List<String> lower(JsonValue values) {
    return values.asList().stream()
        .map(value -> String.valueOf(value.asText()).toLowerCase(Locale.ROOT))
        .toList();
  }
}
