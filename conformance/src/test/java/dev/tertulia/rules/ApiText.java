package dev.tertulia.rules;

import static java.util.stream.Collectors.joining;

import dev.tertulia.core.Alpha;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything of some types that a program can be compiled against, as text: one line for each type
 * and member, in an order that does not depend on the compiler.
 *
 * <p>Constructors of response records are left out: users read those and do not make them, so that
 * a field can join.
 */
final class ApiText {
  private final Predicate<Class<?>> madeByUs;

  ApiText(Predicate<Class<?>> madeByUs) {
    this.madeByUs = madeByUs;
  }

  String of(Stream<Class<?>> types) {
    return types
        .sorted(Comparator.comparing(Class::getName))
        .map(this::of)
        .collect(joining("\n\n", "", "\n"));
  }

  private String of(Class<?> type) {
    return Stream.concat(Stream.of(head(type)), members(type).map(line -> "  " + line))
        .collect(joining("\n"));
  }

  private static String head(Class<?> type) {
    var words = new ArrayList<String>();
    words.add(marks(type));
    // Said of an interface, record or enum they say nothing.
    boolean plain = !type.isInterface() && !type.isEnum() && !type.isRecord();
    words.add(
        modifiers(
            type.getModifiers(), plain ? Set.of("static") : Set.of("static", "abstract", "final")));
    words.add(type.isSealed() ? "sealed" : isNonSealed(type) ? "non-sealed" : "");
    words.add(kind(type));
    words.add(ApiTypes.name(type) + ApiTypes.variables(type.getTypeParameters()));
    if (plain && visibleParent(type) != Object.class) {
      words.add("extends " + ApiTypes.name(visibleParent(type)));
    }
    String interfaces =
        Stream.concat(
                hiddenParents(type).flatMap(hidden -> Stream.of(hidden.getAnnotatedInterfaces())),
                Stream.of(type.getAnnotatedInterfaces()))
            .map(ApiTypes::text)
            .distinct()
            .collect(joining(", "));
    if (!interfaces.isEmpty() && !type.isAnnotation()) {
      words.add((type.isInterface() ? "extends " : "implements ") + interfaces);
    }
    return said(words);
  }

  private Stream<String> members(Class<?> type) {
    var lines = new TreeMap<String, String>();
    if (type.isSealed()) {
      for (Class<?> member : type.getPermittedSubclasses()) {
        lines.put(" " + member.getName(), "permits " + ApiTypes.name(member));
      }
    }
    Stream.concat(Stream.of(type), hiddenParents(type))
        .forEach(
            owner -> {
              for (Field field : owner.getDeclaredFields()) {
                if (isShown(field.getModifiers(), field.isSynthetic(), type)) {
                  lines.put("0 " + field.getName(), text(field));
                }
              }
              for (Method method : owner.getDeclaredMethods()) {
                if (isShown(method.getModifiers(), method.isSynthetic(), type)
                    && !isInEveryObject(method)
                    && !isInEveryEnum(method)) {
                  lines.putIfAbsent(
                      "2 " + method.getName() + ApiTypes.key(method.getParameterTypes()),
                      text(method));
                }
              }
            });
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isShown(constructor.getModifiers(), constructor.isSynthetic(), type)
          && !madeByUs.test(type)) {
        lines.put("1 " + ApiTypes.key(constructor.getParameterTypes()), text(constructor));
      }
    }
    return lines.values().stream();
  }

  private static String text(Field field) {
    return field.isEnumConstant()
        ? field.getName()
        : said(
            List.of(
                marks(field),
                modifiers(field.getModifiers(), Set.of()),
                ApiTypes.text(field.getAnnotatedType()),
                field.getName()));
  }

  private static String text(Constructor<?> constructor) {
    return said(
        List.of(
            marks(constructor),
            modifiers(constructor.getModifiers(), Set.of()),
            ApiTypes.variables(constructor.getTypeParameters()),
            "new" + inBrackets(constructor)));
  }

  private static String text(Method method) {
    boolean bare = method.getDeclaringClass().isInterface() && !method.isDefault();
    return said(
        List.of(
            marks(method),
            method.isDefault() ? "default" : "",
            modifiers(method.getModifiers(), bare ? Set.of("abstract") : Set.of()),
            ApiTypes.variables(method.getTypeParameters()),
            ApiTypes.text(method.getAnnotatedReturnType()),
            method.getName() + inBrackets(method),
            method.getDefaultValue() == null ? "" : "default"));
  }

  private static String inBrackets(Executable executable) {
    String parameters = ApiTypes.text(executable.getAnnotatedParameterTypes());
    String shown = executable.isVarArgs() ? parameters.replaceFirst("\\[]$", "...") : parameters;
    Class<?>[] thrown = executable.getExceptionTypes();
    return "(" + shown + ")" + (thrown.length == 0 ? "" : " throws " + ApiTypes.names(thrown));
  }

  /** What a program may call, or override. */
  private static boolean isShown(int modifiers, boolean synthetic, Class<?> type) {
    boolean inherits =
        Modifier.isProtected(modifiers)
            && !Modifier.isFinal(type.getModifiers())
            && !type.isSealed();
    return !synthetic && (Modifier.isPublic(modifiers) || inherits);
  }

  private static boolean isInEveryObject(Method method) {
    String signature = method.getName() + ApiTypes.key(method.getParameterTypes());
    return Set.of("toString", "hashCode", "equalsjava.lang.Object").contains(signature);
  }

  private static boolean isInEveryEnum(Method method) {
    return method.getDeclaringClass().isEnum()
        && Modifier.isStatic(method.getModifiers())
        && Set.of("values", "valueOf").contains(method.getName());
  }

  private static boolean isNonSealed(Class<?> type) {
    boolean ofAFamily =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
            .anyMatch(Class::isSealed);
    return ofAFamily && !type.isSealed() && !Modifier.isFinal(type.getModifiers());
  }

  /** What nobody can name hands its public members on. */
  private static Stream<Class<?>> hiddenParents(Class<?> type) {
    return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .filter(parent -> !Modifier.isPublic(parent.getModifiers()))
        .flatMap(parent -> Stream.concat(Stream.of(parent), hiddenParents(parent)));
  }

  private static Class<?> visibleParent(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    while (!Modifier.isPublic(parent.getModifiers())) {
      parent = parent.getSuperclass();
    }
    return parent;
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
  }

  private static String marks(AnnotatedElement element) {
    return Stream.of(Alpha.class, Deprecated.class)
        .filter(element::isAnnotationPresent)
        .map(mark -> "@" + mark.getSimpleName())
        .collect(joining(" "));
  }

  private static String modifiers(int modifiers, Set<String> unsaid) {
    int told = Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL;
    return Arrays.stream(Modifier.toString(modifiers & told).split(" "))
        .filter(word -> !unsaid.contains(word))
        .collect(joining(" "));
  }

  private static String said(List<String> words) {
    return words.stream().filter(word -> !word.isBlank()).collect(joining(" "));
  }
}
