package dev.tertulia.rules;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types as {@link ApiText} writes them: short where that is clear, and with what may be null. */
final class ApiTypes {
  private ApiTypes() {}

  /** Without package for Java's own, without {@code dev.tertulia} for ours. */
  static String name(Class<?> type) {
    if (type.isArray()) {
      return name(type.getComponentType()) + "[]";
    }
    String name = type.getName().replace('$', '.');
    if (name.startsWith("dev.tertulia.")) {
      return name.substring("dev.tertulia.".length());
    }
    return name.startsWith("java.")
        ? name.substring(type.getPackageName().length() + (type.isPrimitive() ? 0 : 1))
        : name;
  }

  static String names(Class<?>... types) {
    return Arrays.stream(types).map(ApiTypes::name).collect(joining(", "));
  }

  static String text(AnnotatedType... types) {
    return Arrays.stream(types).map(ApiTypes::text).collect(joining(", "));
  }

  static String text(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      return text(array.getAnnotatedGenericComponentType()) + orNull(array) + "[]";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return text(wildcard);
    }
    if (type instanceof AnnotatedTypeVariable variable) {
      return orNull(variable) + variable.getType().getTypeName();
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      var raw = (Class<?>) ((java.lang.reflect.ParameterizedType) generic.getType()).getRawType();
      return orNull(generic)
          + name(raw)
          + "<"
          + text(generic.getAnnotatedActualTypeArguments())
          + ">";
    }
    return orNull(type) + name((Class<?>) type.getType());
  }

  /** {@code <T extends X>}, and nothing where there is nothing. */
  static String variables(TypeVariable<?>... variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables).map(ApiTypes::variable).collect(joining(", ", "<", ">"));
  }

  private static String variable(TypeVariable<?> variable) {
    List<String> bounds =
        Arrays.stream(variable.getAnnotatedBounds())
            .map(ApiTypes::text)
            .filter(bound -> !bound.equals("Object"))
            .toList();
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + String.join(" & ", bounds));
  }

  private static String text(AnnotatedWildcardType wildcard) {
    if (wildcard.getAnnotatedLowerBounds().length > 0) {
      return "? super " + text(wildcard.getAnnotatedLowerBounds());
    }
    String upper = text(wildcard.getAnnotatedUpperBounds());
    return upper.equals("Object") ? "?" : "? extends " + upper;
  }

  private static String orNull(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
  }

  /** Without nullness, for what must only be told apart. */
  static String key(Type... types) {
    return Arrays.stream(types).map(Type::getTypeName).collect(joining(","));
  }
}
