package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.Acquaintance;
import dev.tertulia.bridge.links.Mapping;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.webhook.MessageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What texts and mappings can tell, by the names it has in Java. */
final class Fields {
  private static final String CONTACT = "contact.";
  private static final String CUSTOM = CONTACT + "customField.";

  private static final Map<String, Function<Contact, @Nullable Object>> OF_CONTACT =
      Map.ofEntries(
          Map.entry(CONTACT + "id", Contact::id),
          Map.entry(CONTACT + "name", Fields::name),
          Map.entry(CONTACT + "firstName", Contact::firstName),
          Map.entry(CONTACT + "lastName", Contact::lastName),
          Map.entry(CONTACT + "email", Contact::email),
          Map.entry(CONTACT + "phone", Contact::phone),
          Map.entry(CONTACT + "companyName", Contact::companyName),
          Map.entry(CONTACT + "address1", Contact::address1),
          Map.entry(CONTACT + "city", Contact::city),
          Map.entry(CONTACT + "state", Contact::state),
          Map.entry(CONTACT + "country", Contact::country),
          Map.entry(CONTACT + "postalCode", Contact::postalCode),
          Map.entry(CONTACT + "website", Contact::website),
          Map.entry(CONTACT + "dateOfBirth", Contact::dateOfBirth),
          Map.entry(CONTACT + "source", Contact::source),
          Map.entry(CONTACT + "assignedTo", Contact::assignedTo),
          Map.entry(CONTACT + "tags", Contact::tags),
          Map.entry(CONTACT + "dateAdded", Contact::dateAdded));

  private static final Map<String, Function<MessageEvent, @Nullable Object>> OF_MESSAGE =
      Map.of(
          "message.body",
          MessageEvent::body,
          "message.subject",
          MessageEvent::subject,
          "message.from",
          MessageEvent::from);

  private static final Map<String, Function<Acquaintance, @Nullable Object>> OF_ACQUAINTANCE =
      Map.of(
          "messages", Acquaintance::messages,
          "lastChannel", Acquaintance::lastChannel,
          "lastContact", Acquaintance::lastContact,
          "place", Acquaintance::place,
          "tags", Acquaintance::tags);

  private Fields() {}

  /** Some answers of the service tell the whole name, others its parts. */
  private static @Nullable String name(Contact contact) {
    if (contact.name() != null) {
      return contact.name();
    }
    String parts =
        Stream.of(contact.firstName(), contact.lastName())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return parts.isEmpty() ? null : parts;
  }

  /** Of the contact alone. */
  static Optional<Function<Contact, @Nullable Object>> ofContact(String name) {
    if (name.startsWith(CUSTOM) && name.length() > CUSTOM.length()) {
      String id = name.substring(CUSTOM.length());
      return Optional.of(contact -> contact.customField(id).asText());
    }
    return Optional.ofNullable(OF_CONTACT.get(name));
  }

  /** Of the contact, and of the conversation with it. */
  static Optional<Function<Acquaintance, @Nullable Object>> ofAcquaintance(String name) {
    Optional<Function<Contact, @Nullable Object>> contact = ofContact(name);
    return contact.isPresent()
        ? contact.map(field -> acquaintance -> field.apply(acquaintance.contact()))
        : Optional.ofNullable(OF_ACQUAINTANCE.get(name));
  }

  /** As a text has it: like {@link Mapping}, and null for what is blank. */
  static Optional<Function<Situation, @Nullable String>> ofSituation(
      String name, boolean withMessage) {
    Function<MessageEvent, @Nullable Object> ofMessage = withMessage ? OF_MESSAGE.get(name) : null;
    if (ofMessage != null) {
      var mapping = Mapping.<MessageEvent>of(name, ofMessage);
      return Optional.of(
          situation -> {
            MessageEvent message = situation.message();
            return message == null
                ? null
                : told(mapping.values(message, situation.zone()).get(name));
          });
    }
    return ofContact(name)
        .map(field -> Mapping.<Contact>of(name, field))
        .map(
            mapping ->
                situation -> told(mapping.values(situation.contact(), situation.zone()).get(name)));
  }

  private static @Nullable String told(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  static List<String> namesForTexts(boolean withMessage) {
    var names = new TreeSet<>(OF_CONTACT.keySet());
    if (withMessage) {
      names.addAll(OF_MESSAGE.keySet());
    }
    return withCustom(names);
  }

  static List<String> namesForMappings() {
    var names = new TreeSet<>(OF_CONTACT.keySet());
    names.addAll(OF_ACQUAINTANCE.keySet());
    return withCustom(names);
  }

  private static List<String> withCustom(Set<String> names) {
    var all = new ArrayList<>(names);
    all.add(CUSTOM + "…");
    return all;
  }
}
