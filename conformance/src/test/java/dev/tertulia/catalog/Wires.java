package dev.tertulia.catalog;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.transport.Takes;
import dev.tertulia.rules.MainCode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.Field;
import retrofit2.http.FieldMap;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** The wire methods of a module: what their annotations and types say. */
final class Wires {
  private Wires() {}

  /** By operation; of two methods of one operation, the one that answers several things. */
  static List<Method> of(String home) {
    Map<String, Method> byId = new TreeMap<>();
    new ClassFileImporter()
        .withImportOption(new MainCode()).importPackages(home).stream()
            .filter(each -> each.isInterface())
            .map(each -> named(each.getName()))
            .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
            .filter(each -> each.isAnnotationPresent(Operation.class))
            .sorted(Comparator.comparing(Method::toString))
            .forEach(
                each ->
                    byId.merge(
                        each.getAnnotation(Operation.class).id(),
                        each,
                        (one, other) -> answer(other) instanceof ParameterizedType ? other : one));
    return List.copyOf(byId.values());
  }

  static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the wire method promises. */
  static Type answer(Method method) {
    return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
  }

  /** What it is about: {@code Messages} for {@code MessagesApi}. */
  static String group(Method method) {
    return method.getDeclaringClass().getSimpleName().replaceAll("Api$", "");
  }

  static OperationInfo info(Method method) {
    Operation operation = method.getAnnotation(Operation.class);
    String[] verbAndPath = verbAndPath(method);
    return new OperationInfo(
        operation.id(),
        verbAndPath[0],
        verbAndPath[1],
        operation.safety(),
        List.of(operation.scopes()),
        List.of(operation.versions()),
        operation.limit(),
        method.isAnnotationPresent(Alpha.class));
  }

  static String summary(Method method) {
    String summary = method.getAnnotation(Operation.class).summary();
    if (!summary.endsWith(".")) {
      throw new IllegalStateException(method + ": say in its @Operation what it does");
    }
    return summary;
  }

  private static String[] verbAndPath(Method method) {
    for (Annotation each : method.getAnnotations()) {
      if (each instanceof HTTP http) {
        return new String[] {http.method(), http.path()};
      }
      if (List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
          .contains(each.annotationType())) {
        return new String[] {each.annotationType().getSimpleName(), value(each)};
      }
    }
    throw new IllegalStateException("no verb on " + method);
  }

  private static String value(Annotation annotation) {
    try {
      return (String) annotation.annotationType().getMethod("value").invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything it takes, in its order. */
  static List<Map<String, Object>> inputs(Method method, Shapes shapes) {
    var inputs = new ArrayList<Map<String, Object>>();
    for (Parameter each : method.getParameters()) {
      Annotation place =
          Arrays.stream(each.getAnnotations())
              .filter(one -> one.annotationType().getPackage() == Path.class.getPackage())
              .findFirst()
              .orElseThrow();
      if (place instanceof Tag) {
        // For the engine, and not sent.
        continue;
      }
      Type type = each.getParameterizedType();
      if (List.of(Path.class, Query.class, Field.class).contains(place.annotationType())) {
        boolean nullable = each.getAnnotatedType().isAnnotationPresent(Nullable.class);
        inputs.add(placed(place, shapes.field(value(place), type, nullable, null)));
      } else {
        for (Class<?> record : taken(each, type)) {
          boolean form = place instanceof FieldMap;
          List<Map<String, Object>> fields =
              form ? shapes.formFields(record) : shapes.fields(record);
          fields.forEach(one -> inputs.add(placed(place, one)));
        }
      }
    }
    return inputs;
  }

  /** The records that tell what is in a body, form or map. */
  private static List<Class<?>> taken(Parameter parameter, Type type) {
    Takes takes = parameter.getAnnotation(Takes.class);
    if (takes != null) {
      return List.of(takes.value());
    }
    Type record =
        type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    if (record == Void.class) {
      return List.of();
    }
    if (!((Class<?>) record).isRecord()) {
      throw new IllegalStateException(
          parameter.getDeclaringExecutable() + ": say with @Takes what is in " + parameter);
    }
    return List.of((Class<?>) record);
  }

  private static Map<String, Object> placed(Annotation place, Map<String, Object> field) {
    Class<?> type = place.annotationType();
    String in =
        type == Path.class
            ? "path"
            : type == Query.class || type == QueryMap.class
                ? "query"
                : type == Body.class ? "body" : "form";
    if (!List.of(
            Path.class,
            Query.class,
            QueryMap.class,
            Body.class,
            Field.class,
            FieldMap.class,
            Part.class)
        .contains(type)) {
      throw new IllegalStateException("no place for " + place);
    }
    field.put("in", in);
    return field;
  }
}
