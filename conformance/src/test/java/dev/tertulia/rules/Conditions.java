package dev.tertulia.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tertulia.core.json.NumericId;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The words HouseRulesTest is written in. */
final class Conditions {
  /**
   * Records of the service modules that users construct and we only write, or that we make
   * ourselves, besides OutgoingMessage's.
   */
  private static final Set<String> REQUESTS =
      Set.of(
          "AuthorizationUrl",
          "CampaignQuery",
          "Checkup",
          "ContactQuery",
          "ConversationQuery",
          "EmailReply",
          "ExportQuery",
          "Imported",
          "MessageQuery",
          "NewSubscriber",
          "ScheduledMessage",
          "SubscriptionChange",
          "TypingSignal",
          "WebhookSettings");

  private static final Set<String> LIBRARIES =
      Set.of("okhttp3", "okio", "retrofit2", "com.squareup.moshi", "dev.failsafe");

  private Conditions() {}

  static DescribedPredicate<JavaClass> visibleOutsideTheirPackage() {
    return describe("are visible outside their package", Conditions::isVisible);
  }

  static DescribedPredicate<JavaClass> responseRecords() {
    return describe(
        "are response records",
        type ->
            type.isRecord()
                && isVisible(type)
                && type.getPackageName()
                    .matches("dev\\.tertulia\\.(conversations|acumbamail)(\\..*)?")
                && !REQUESTS.contains(type.getSimpleName())
                && !type.isAssignableTo(NumericId.class)
                && type.getAllRawInterfaces().stream()
                    .noneMatch(each -> each.getSimpleName().equals("OutgoingMessage")));
  }

  static ArchCondition<JavaClass> declareNoPrimitiveComponents() {
    return condition(
        "declare no primitive components",
        (type, report) ->
            type.getFields().stream()
                .filter(field -> !isStatic(field) && field.getRawType().isPrimitive())
                .forEach(field -> report.violation(field.getFullName() + " is primitive")));
  }

  static ArchCondition<JavaClass> exposeOnlyOurTypes() {
    return condition(
        "expose only our types",
        (type, report) -> {
          Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
              .filter(Conditions::isForeign)
              .forEach(each -> report.violation(type.getName() + " extends " + each.getName()));
          type.getMembers().stream()
              .filter(Conditions::isPartOfTheApi)
              .filter(member -> !isTheOneException(member))
              .filter(member -> typesIn(member).anyMatch(Conditions::isForeign))
              .forEach(member -> report.violation(member.getFullName() + " shows a library"));
        });
  }

  static ArchCondition<JavaClass> printTheirWord() {
    return condition(
        "print their word",
        (type, report) -> {
          try {
            Object word = type.reflect().getConstructor(String.class).newInstance("a-word");
            if (!word.toString().equals("a-word")) {
              report.violation(type.getName() + " prints " + word);
            }
          } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
          }
        });
  }

  static ArchCondition<JavaField> holdAnImmutableValue() {
    return condition(
        "hold an immutable value",
        (field, report) -> {
          if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return;
          }
          JavaClass type = field.getRawType();
          boolean stateful =
              type.getPackageName().equals("java.util.concurrent.atomic")
                  || type.isAssignableTo(ThreadLocal.class)
                  || type.isAssignableTo(Executor.class)
                  || type.isAssignableTo(Appendable.class)
                  || (type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE));
          boolean collects =
              type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
          if (stateful || (collects && !isImmutable(valueOf(field)))) {
            report.violation(field.getFullName() + " can be changed");
          }
        });
  }

  static DescribedPredicate<JavaAccess<?>> readTheClock() {
    return describe(
        "read the system's clock",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getName();
          if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis") || name.equals("nanoTime");
          }
          if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || name.startsWith("tick");
          }
          boolean noArguments =
              access.getTarget() instanceof CodeUnitAccessTarget unit
                  && unit.getRawParameterTypes().isEmpty();
          return owner.isEquivalentTo(Date.class)
              ? name.equals("<init>") && noArguments
              : owner.getPackageName().startsWith("java.time") && name.equals("now");
        });
  }

  private static boolean isVisible(JavaClass type) {
    boolean visible =
        type.getModifiers().contains(JavaModifier.PUBLIC)
            || type.getModifiers().contains(JavaModifier.PROTECTED);
    return visible && type.getEnclosingClass().map(Conditions::isVisible).orElse(true);
  }

  private static boolean isPartOfTheApi(HasModifiers member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isTheOneException(JavaMember member) {
    return member instanceof JavaCodeUnit unit
        && unit.getName().equals("httpClient")
        && unit.getRawParameterTypes().stream()
            .map(JavaClass::getName)
            .toList()
            .equals(List.of("okhttp3.OkHttpClient"))
        && !isForeign(unit.getReturnType());
  }

  private static Stream<JavaType> typesIn(JavaMember member) {
    if (member instanceof JavaCodeUnit unit) {
      return Stream.of(
              Stream.of(unit.getReturnType()),
              unit.getParameterTypes().stream(),
              unit.getTypeParameters().stream().map(JavaType.class::cast),
              unit.getExceptionTypes().stream().map(JavaType.class::cast))
          .flatMap(types -> types);
    }
    return Stream.of(((JavaField) member).getType());
  }

  private static boolean isForeign(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getPackageName)
        .anyMatch(
            name ->
                LIBRARIES.stream()
                    .anyMatch(library -> name.equals(library) || name.startsWith(library + ".")));
  }

  private static boolean isStatic(HasModifiers member) {
    return member.getModifiers().contains(JavaModifier.STATIC);
  }

  /** The declared type cannot tell a copy from a live list; the value's class can. */
  private static boolean isImmutable(Object value) {
    String name = value.getClass().getName();
    return Stream.of("ImmutableCollections$", "Collections$Unmodifiable", "Collections$Empty")
        .anyMatch(known -> name.startsWith("java.util." + known));
  }

  private static Object valueOf(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return reflected.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(field.getFullName(), e);
    }
  }

  private interface Report {
    void violation(String message);
  }

  private interface Check<T> {
    void run(T item, Report report);
  }

  private static <T> ArchCondition<T> condition(String description, Check<T> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        check.run(item, message -> events.add(SimpleConditionEvent.violated(item, message)));
      }
    };
  }
}
