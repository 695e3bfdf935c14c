package dev.tertulia.rules;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.tertulia.rules.Conditions.declareNoPrimitiveComponents;
import static dev.tertulia.rules.Conditions.exposeOnlyOurTypes;
import static dev.tertulia.rules.Conditions.holdAnImmutableValue;
import static dev.tertulia.rules.Conditions.printTheirWord;
import static dev.tertulia.rules.Conditions.readTheClock;
import static dev.tertulia.rules.Conditions.responseRecords;
import static dev.tertulia.rules.Conditions.visibleOutsideTheirPackage;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tertulia.core.json.OpenValue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the compiler cannot hold us to, over the main classes of every module. */
@AnalyzeClasses(packages = "dev.tertulia", importOptions = MainCode.class)
class HouseRulesTest {
  private static final String CORE = "dev.tertulia.core..";
  private static final String JSON = "dev.tertulia.core.json..";
  private static final String TRANSPORT = "dev.tertulia.core.transport..";
  private static final String TESTING = "dev.tertulia.testing..";
  private static final String CONVERSATIONS = "dev.tertulia.conversations..";
  private static final String ACUMBAMAIL = "dev.tertulia.acumbamail..";
  private static final String BRIDGE = "dev.tertulia.bridge..";
  private static final String EXAMPLES = "dev.tertulia.examples..";

  @ArchTest
  static final ArchRule theEngineIsForServiceModules =
      noClasses()
          .that()
          .resideOutsideOfPackages(TRANSPORT, CONVERSATIONS, ACUMBAMAIL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TRANSPORT)
          .because("the engine knows the words of core, and core must stand without the engine");

  @ArchTest
  static final ArchRule authAndJsonStandWithoutTheEngine =
      noClasses()
          .that()
          .resideInAnyPackage("dev.tertulia.core.auth..", JSON)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TRANSPORT)
          .because("credentials and JSON are used by the engine, never the other way round");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices()
          .matching("dev.tertulia.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages in a cycle can only be understood all at once");

  @ArchTest
  static final ArchRule coreKnowsNoService =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TESTING, CONVERSATIONS, ACUMBAMAIL)
          .because("core calls any HTTP API well and holds no vendor's word");

  @ArchTest
  static final ArchRule theSandboxKnowsNoClient =
      noClasses()
          .that()
          .resideInAPackage(TESTING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONVERSATIONS, ACUMBAMAIL)
          .because("a Sandbox that shares code with the SDK shares its mistakes too");

  @ArchTest
  static final ArchRule conversationsKnowsNoAcumbamail =
      noClasses()
          .that()
          .resideInAPackage(CONVERSATIONS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ACUMBAMAIL)
          .because("the two services meet in the bridge only");

  @ArchTest
  static final ArchRule acumbamailKnowsNoConversations =
      noClasses()
          .that()
          .resideInAPackage(ACUMBAMAIL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CONVERSATIONS)
          .because("the two services meet in the bridge only");

  @ArchTest
  static final ArchRule nobodyStandsOnTheBridge =
      noClasses()
          .that()
          .resideOutsideOfPackages(BRIDGE, EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BRIDGE)
          .because("the bridge joins what stands without it");

  @ArchTest
  static final ArchRule syncKnowsNoService =
      noClasses()
          .that()
          .resideInAPackage("dev.tertulia.bridge.sync..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONVERSATIONS, ACUMBAMAIL, TESTING)
          .because("a sync carries rows from any list to any sink");

  @ArchTest
  static final ArchRule signaturesSpeakOurLanguage =
      classes()
          .that(visibleOutsideTheirPackage())
          .and()
          .resideOutsideOfPackages(JSON, TRANSPORT, EXAMPLES)
          .should(exposeOnlyOurTypes())
          .because("a library in a signature is a library we can never change");

  @ArchTest
  static final ArchRule whoDoesNotMeasureNeedsNoMicrometer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tertulia.core.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "dev.tertulia.core.metrics..")
          .because("an optional dependency must not be loaded by those who go without it");

  @ArchTest
  static final ArchRule responsesForgiveWhatIsAbsent =
      classes()
          .that(responseRecords())
          .should(declareNoPrimitiveComponents())
          .because("a service may leave out any field, and a primitive cannot say so");

  @ArchTest
  static final ArchRule wordsPrintAsTheyAre =
      classes()
          .that()
          .areRecords()
          .and()
          .implement(OpenValue.class)
          .should(printTheirWord())
          .because("people print and log a service's words, and read them there");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .accessTargetWhere(targetOwner(type(Thread.class)).and(target(name("sleep"))))
          .orShould()
          .accessTargetWhere(targetOwner(type(TimeUnit.class)).and(target(name("sleep"))))
          .orShould()
          .accessTargetWhere(
              targetOwner(type(LockSupport.class)).and(target(nameMatching("park.+"))))
          .because("a wait that does not go through a Timekeeper cannot be tested without waiting");

  @ArchTest
  static final ArchRule timeComesFromTheTimekeeper =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.tertulia.core.SystemTimekeeper")
          .and()
          .resideOutsideOfPackage(EXAMPLES)
          .should()
          .accessTargetWhere(readTheClock())
          .because("a second clock is one that tests cannot move");

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("static state is shared by clients that know nothing of each other");

  @ArchTest
  static final ArchRule staticFieldsAreConstants =
      fields()
          .that()
          .areStatic()
          .and()
          .areFinal()
          .should(holdAnImmutableValue())
          .because("a static collection that can change is static state in disguise");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library speaks through SLF4J or not at all");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Dto)(\\$.*)?")
          .because("such a name says that nobody knew what the class is for");
}
