package dev.tertulia.conversations;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users can see, and what this module may lean on. */
class ShapeTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("dev.tertulia.conversations");

  @Test
  void showsNoTypeOfALibraryButOne() {
    Set<String> shown =
        MODULE.stream()
            .filter(ShapeTest::visible)
            .flatMap(each -> each.getCodeUnits().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(
                unit ->
                    Stream.concat(
                            Stream.of(unit.getRawReturnType()),
                            unit.getRawParameterTypes().stream())
                        .anyMatch(
                            resideInAnyPackage(
                                "okhttp3..",
                                "okio..",
                                "retrofit2..",
                                "com.squareup..",
                                "dev.failsafe..")))
            .map(unit -> unit.getOwner().getSimpleName() + "." + unit.getName())
            .collect(Collectors.toSet());

    assertThat(shown)
        .containsExactlyInAnyOrder(
            "ConversationsClientBuilder.httpClient", "HighLevelOAuthBuilder.httpClient");
  }

  /** Public, and within nothing that is not. */
  private static boolean visible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ShapeTest::visible).orElse(true);
  }

  @Test
  void leavesTimeToTheTimekeeper() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(MODULE);
  }

  @Test
  void leavesNoClassOpen() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(MODULE);
  }

  @Test
  void speaksInWords() {
    var vague = Pattern.compile(".*(Util|Utils|Manager|Helper|Impl|Dto|Abstract|Base|Data|Info)$");

    assertThat(MODULE.stream().map(JavaClass::getSimpleName)).noneMatch(vague.asPredicate());
    assertThat(
            MODULE.stream().filter(ShapeTest::visible).flatMap(each -> each.getMethods().stream()))
        .noneMatch(method -> method.getName().matches("get[A-Z].*"));
  }

  @Test
  void readsEveryComponentAsSomethingThatMayBeAbsent() {
    assertThat(MODULE.stream().filter(JavaClass::isRecord))
        .filteredOn(
            each ->
                Set.of(
                        "Conversation",
                        "Message",
                        "EmailMessage",
                        "Contact",
                        "SentMessage",
                        "Location")
                    .contains(each.getSimpleName()))
        .hasSize(6)
        .allSatisfy(
            each ->
                assertThat(each.getFields()).noneMatch(field -> field.getRawType().isPrimitive()));
  }
}
