package dev.tertulia.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.HighLevelOAuth;
import dev.tertulia.conversations.webhook.ConversationUnread;
import dev.tertulia.conversations.webhook.EventType;
import dev.tertulia.conversations.webhook.UnknownEvent;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.catalog.Shape;
import dev.tertulia.core.catalog.Trigger;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the listings in the jars say, held against what the jars do. */
class CatalogTest {
  private static final Listing HIGH_LEVEL = Listing.of(ConversationsClient.class);
  private static final Listing ACUMBAMAIL = Listing.of(AcumbamailClient.class);
  private static final List<Listing> BOTH = List.of(HIGH_LEVEL, ACUMBAMAIL);
  private static final Set<String> PLAIN =
      Set.of(
          "",
          "string",
          "integer",
          "number",
          "boolean",
          "instant",
          "date",
          "datetime",
          "secret",
          "file",
          "any");

  private static Stream<Action> actions() {
    return BOTH.stream().flatMap(each -> each.actions().stream());
  }

  private static Stream<Trigger> triggers() {
    return BOTH.stream().flatMap(each -> each.triggers().stream());
  }

  @Test
  void listsAtLeastAHundredAndTwentySixActionsAndTriggers() {
    Set<String> ids = new TreeSet<>();
    actions().forEach(each -> ids.add(each.service() + " does " + each.id()));
    triggers().forEach(each -> ids.add(each.service() + " tells of " + each.id()));

    assertThat(ids).hasSizeGreaterThanOrEqualTo(126);
    assertThat(actions().count() + triggers().count()).as("none twice").isEqualTo(ids.size());
  }

  @Test
  void saysOfEachActionWhatItsClientDoes() {
    var known = new ArrayList<OperationInfo>();
    var token = CredentialsProvider.token("token1");
    try (var highLevel = ConversationsClient.create(token, "location1");
        var acumbamail = AcumbamailClient.create(token);
        var oauth = HighLevelOAuth.app("app1-x", "secret1").store(TokenStore.inMemory()).build()) {
      known.addAll(highLevel.operations());
      known.addAll(acumbamail.operations());
      known.addAll(oauth.operations());
    }

    assertThat(actions().map(CatalogTest::info)).containsExactlyInAnyOrderElementsOf(known);
  }

  private static OperationInfo info(Action action) {
    boolean own = action.counted().equals("function");
    return new OperationInfo(
        action.id(),
        action.method(),
        action.path(),
        action.safety(),
        action.scopes(),
        action.versions(),
        own ? action.limit() : "",
        action.alpha());
  }

  @Test
  void countsWhatHasNoLimitOfItsOwnWithItsLocation() {
    assertThat(HIGH_LEVEL.actions())
        .allSatisfy(each -> assertThat(each.counted()).isEqualTo("location"))
        .allSatisfy(each -> assertThat(each.limit()).isEqualTo("100/10s"));
    assertThat(ACUMBAMAIL.actions())
        .allSatisfy(each -> assertThat(each.counted()).isEqualTo("function"))
        .allSatisfy(each -> assertThat(each.limit()).matches("\\d+/\\d+s"));
  }

  @Test
  void everyLinkLeadsToWhatExists() throws ReflectiveOperationException {
    List<String> links =
        Stream.concat(
                actions().flatMap(each -> each.javadoc().stream()),
                triggers().flatMap(each -> each.javadoc().stream()))
            .distinct()
            .toList();

    assertThat(actions()).allSatisfy(each -> assertThat(each.javadoc()).isNotEmpty());
    assertThat(triggers()).allSatisfy(each -> assertThat(each.javadoc()).hasSizeGreaterThan(1));
    for (String link : links) {
      String[] parts = link.split("\\.html#?");
      Class<?> type = type(parts[0]);
      if (parts.length == 2) {
        assertThat(Arrays.stream(type.getMethods()).map(CatalogTest::anchor))
            .as(link)
            .contains(parts[1]);
      }
    }
  }

  private static Class<?> type(String path) throws ClassNotFoundException {
    int name = path.lastIndexOf('/') + 1;
    int inModule = path.indexOf('/') + 1;
    String home = path.substring(inModule, name).replace('/', '.');
    assertThat(home).startsWith(path.substring(0, inModule - 1));
    return Class.forName(home + path.substring(name).replace('.', '$'));
  }

  private static String anchor(Method method) {
    String types =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getCanonicalName)
            .collect(Collectors.joining(","));
    boolean many = method.isVarArgs();
    return method.getName()
        + "("
        + (many ? types.substring(0, types.length() - 2) + "..." : types)
        + ")";
  }

  @Test
  void everyTypeIsPlainOrAShape() {
    for (Listing each : BOTH) {
      Stream<Field> fields =
          Stream.concat(
              each.actions().stream().flatMap(action -> action.inputs().stream()),
              each.shapes().values().stream().flatMap(shape -> shape.fields().stream()));
      Set<String> named = fields.map(Field::type).collect(Collectors.toCollection(TreeSet::new));
      each.actions().forEach(action -> named.add(action.output()));
      each.triggers().forEach(trigger -> named.add(trigger.output()));

      Set<String> unknown =
          named.stream()
              .map(type -> type.replaceAll("\\[]|\\{}", ""))
              .filter(type -> !PLAIN.contains(type) && !each.shapes().containsKey(type))
              .collect(Collectors.toSet());

      assertThat(unknown).isEmpty();
      assertThat(each.shapes().keySet())
          .allMatch(shape -> named.stream().anyMatch(type -> type.startsWith(shape)));
    }
  }

  @Test
  void everyPlaceInAPathHasItsInputAndNoNameStandsForTwoThings() {
    assertThat(actions())
        .allSatisfy(
            each -> {
              List<String> names = each.inputs().stream().map(Field::name).toList();
              assertThat(names).doesNotHaveDuplicates();
              assertThat(
                      each.inputs().stream()
                          .filter(field -> field.in() == Field.Place.PATH)
                          .map(Field::name))
                  .containsExactlyInAnyOrderElementsOf(places(each.path()));
            });
  }

  private static List<String> places(String path) {
    Matcher place = Pattern.compile("\\{(\\w+)}").matcher(path);
    return place.results().map(each -> each.group(1)).toList();
  }

  @Test
  void nothingThatStreamsOrHandsOutTokensIsInvoked() {
    assertThat(actions().filter(each -> !each.invocable()).map(Action::id))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    actions().filter(CatalogTest::streamsOrTellsSecrets).map(Action::id),
                    Stream.of(
                        "get-location-access-token",
                        "get-installed-location",
                        "initiate-file-upload",
                        "complete-file-upload"))
                .toList());
  }

  private static boolean streamsOrTellsSecrets(Action action) {
    Stream<String> types =
        Stream.concat(Stream.of(action.output()), action.inputs().stream().map(Field::type));
    return types.anyMatch(each -> each.startsWith("file") || each.startsWith("secret"));
  }

  @Test
  void aMessageOfEachTypeIsMadeOfInputsThatExist() {
    Action send =
        HIGH_LEVEL.actions().stream()
            .filter(each -> each.id().equals("send-a-new-message"))
            .findFirst()
            .orElseThrow();
    List<String> names = send.inputs().stream().map(Field::name).toList();

    assertThat(send.variants().keySet()).contains("SMS", "Email", "WhatsApp", "Custom", "IG");
    assertThat(send.variants().keySet()).doesNotContain("Call", "WebChat", "GMB");
    assertThat(send.variants().values()).allSatisfy(each -> assertThat(names).containsAll(each));
    assertThat(send.variants().values().stream().flatMap(List::stream).collect(Collectors.toSet()))
        .as("every input goes with some type")
        .containsAll(names.stream().filter(each -> !each.equals("type")).toList());
  }

  @Test
  void everyEventHasATriggerAndEveryTriggerAnEvent() throws ReflectiveOperationException {
    Set<String> words = new TreeSet<>();
    for (var each : EventType.class.getFields()) {
      words.add(((EventType) each.get(null)).value());
    }
    Set<Class<?>> classes = new java.util.HashSet<>();
    for (Trigger each : triggers().toList()) {
      classes.add(Class.forName(each.event()));
    }

    assertThat(HIGH_LEVEL.triggers())
        .extracting(Trigger::id)
        .containsExactlyInAnyOrderElementsOf(words);
    assertThat(classes)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(leaves(WebhookEvent.class), leaves(MailEvent.class))
                .filter(each -> !each.getSimpleName().startsWith("Unknown"))
                .toList());
  }

  private static Stream<Class<?>> leaves(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(CatalogTest::leaves)
        : Stream.of(family);
  }

  @Test
  void whatComesUnderTheLabelOfATriggerIsItsEvent() {
    assertThat(HIGH_LEVEL.triggers())
        .filteredOn(each -> each.sources().contains("webhook"))
        .filteredOn(each -> !each.id().equals("ProviderOutboundMessage"))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            each -> {
              byte[] body = ("{\"type\":\"" + each.id() + "\"}").getBytes();
              WebhookEvent event = WebhookEvent.readUnverified(body);
              assertThat(event).isNotInstanceOf(UnknownEvent.class);
              assertThat(event.getClass().getName()).isEqualTo(each.event());
            });
  }

  @Test
  void aShapeTellsItsMembersAsTheServiceSpellsThem() {
    Shape unread = HIGH_LEVEL.shapes().get("webhook." + ConversationUnread.class.getSimpleName());
    Shape contact = HIGH_LEVEL.shapes().get("Contact");

    assertThat(unread.fields()).extracting(Field::name).containsExactly("conversation", "envelope");
    assertThat(contact.within()).containsExactly("contact");
    assertThat(contact.fields()).extracting(Field::name).contains("firstName", "dndSettings");
    assertThat(contact.fields()).noneMatch(Field::required);
    assertThat(ACUMBAMAIL.shapes().get("Mail").fields())
        .filteredOn(Field::required)
        .extracting(Field::name)
        .containsExactly("from_email", "to_email", "subject");
  }
}
