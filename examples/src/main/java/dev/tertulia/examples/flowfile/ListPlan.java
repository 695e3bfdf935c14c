package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.bridge.links.Acquaintance;
import dev.tertulia.bridge.links.ListTarget;
import dev.tertulia.bridge.links.Mapping;
import dev.tertulia.conversations.Contact;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of a file: who may be put on it, and with what.
 *
 * @param name what the file calls it
 * @param id its id in Acumbamail
 * @param consent whether that contact wants the list's mail
 * @param mapping names of what is told, by the list's fields
 * @param confirming whether a mail asks them to confirm first
 * @param zone the location's
 */
record ListPlan(
    String name,
    ListId id,
    Condition consent,
    Map<String, String> mapping,
    boolean confirming,
    ZoneId zone) {

  static ListPlan none(ZoneId zone) {
    return new ListPlan("", ListId.of(1), Condition.ALWAYS, Map.of(), true, zone);
  }

  static ListPlan read(String name, Value value, Scope scope) {
    return value.section(
        section ->
            new ListPlan(
                name,
                ListId.of(section.required("id", each -> each.number(1, Long.MAX_VALUE), 1L)),
                section.required(
                    "consent",
                    each -> Condition.all(Condition.read(each, scope, About.CONTACT)),
                    Condition.ALWAYS),
                section.optional("mapping", ListPlan::mapping, Map.of()),
                !section.optional("withoutConfirmation", Value::yes, false),
                scope.zone()),
        none(scope.zone()));
  }

  private static Map<String, String> mapping(Value value) {
    var mapping = new LinkedHashMap<String, String>();
    return value.section(
        section -> {
          section
              .all()
              .forEach(
                  (tag, field) -> {
                    mapping.put(tag, field.text());
                    if (Fields.ofAcquaintance(field.text()).isEmpty()) {
                      List<String> known = Fields.namesForMappings();
                      field.refuse(
                          "one of " + String.join(", ", known),
                          Section.withGuess(field.text(), known));
                    }
                  });
          return mapping;
        },
        mapping);
  }

  /** The list that is meant. */
  static ListPlan named(Value value, Scope scope) {
    return value.oneOf(scope.lists(), none(scope.zone()));
  }

  /** The same for where no conversation is known, but the contact alone. */
  static ListPlan ofContacts(Value value, Scope scope) {
    ListPlan list = named(value, scope);
    list.mapping().values().stream()
        .filter(field -> Fields.ofContact(field).isEmpty())
        .findFirst()
        .ifPresent(
            field ->
                value.refuse(
                    "a list whose mapping tells of the contact alone",
                    list.name() + ", which tells " + field + ": that is for contactsToList"));
    return list;
  }

  ListPlan id(ListId other) {
    return new ListPlan(name, other, consent, mapping, confirming, zone);
  }

  ListTarget<Contact> ofContacts(AcumbamailClient client) {
    return target(client, Fields::ofContact);
  }

  ListTarget<Acquaintance> ofAcquaintances(AcumbamailClient client) {
    return target(client, Fields::ofAcquaintance);
  }

  private <S> ListTarget<S> target(
      AcumbamailClient client, Function<String, Optional<Function<S, @Nullable Object>>> fields) {
    Mapping<S> all = Mapping.none();
    for (var each : mapping.entrySet()) {
      all = all.and(each.getKey(), fields.apply(each.getValue()).orElseThrow());
    }
    Predicate<Contact> wants = contact -> consent.holds(Situation.of(contact, zone));
    ListTarget<S> target = ListTarget.of(client, id, wants).mapping(all);
    return confirming ? target : target.withoutConfirmation();
  }

  /** The fields it writes. */
  Set<String> tags() {
    return mapping.keySet();
  }

  /** How it is printed. */
  String shown() {
    return "list "
        + name
        + " ("
        + id.value()
        + "), if "
        + consent.words()
        + (confirming ? ", once they confirm" : "")
        + (mapping.isEmpty() ? "" : ", with " + String.join(", ", mapping.keySet()));
  }
}
