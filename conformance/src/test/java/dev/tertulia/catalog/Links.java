package dev.tertulia.catalog;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which typed calls do an operation: those whose Javadoc names it, as {@code ({@code get-note}; …)}
 * does. A variant, {@code createTemplate+id}, is named by two words: {@code createTemplate with
 * id}.
 */
final class Links {
  private final String home;
  private final Sources sources;

  Links(String home, Sources sources) {
    this.home = home;
    this.sources = sources;
  }

  /**
   * The calls, the one that is mainly this first.
   *
   * @param group its class, where there is one of that name
   * @param variants ids of the operation's variants
   */
  List<Sources.Method> calls(String id, String group, List<String> variants) {
    var named = Pattern.compile("(?<!such as )" + code(id));
    // In brackets after the words that tell what is done.
    var mainly = Pattern.compile("\\([^()]*" + code(id));
    List<Pattern> others = variants.stream().map(Links::code).map(Pattern::compile).toList();
    return sources.methods().stream()
        .filter(each -> each.owner().substring(0, each.owner().lastIndexOf('.')).equals(home))
        .filter(each -> named.matcher(without(others, each.doc())).find())
        .filter(each -> reflected(each) != null)
        .sorted(
            Comparator.comparing((Sources.Method each) -> !mainly.matcher(each.doc()).find())
                .thenComparing(each -> !each.owner().equals(home + "." + group)))
        .toList();
  }

  private static String without(List<Pattern> others, String doc) {
    String rest = doc;
    for (Pattern each : others) {
      rest = each.matcher(rest).replaceAll("");
    }
    return rest;
  }

  private static String code(String id) {
    String[] parts = id.split("\\+");
    String first = "\\{@code " + Pattern.quote(parts[0]) + "}";
    return parts.length == 1
        ? first
        : first + " with \\{@code " + Pattern.quote(parts[1]) + "\\w*}";
  }

  /** The place in the module's Javadoc. */
  static String javadoc(Sources.Method call) {
    Method method = reflected(call);
    String types =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getCanonicalName)
            .collect(Collectors.joining(","));
    if (method.isVarArgs()) {
      types = types.substring(0, types.length() - 2) + "...";
    }
    return javadoc(method.getDeclaringClass()) + "#" + call.name() + "(" + types + ")";
  }

  static String javadoc(Class<?> type) {
    String name = type.getCanonicalName().substring(type.getPackageName().length() + 1);
    // The tool puts all of an automatic module's pages into a folder of the module's name.
    String module = type.getPackageName().replaceAll("^(dev\\.tertulia\\.\\w+).*", "$1");
    return module + "/" + type.getPackageName().replace('.', '/') + "/" + name + ".html";
  }

  /** Null if users cannot call it. */
  private static Method reflected(Sources.Method call) {
    Class<?> owner = Wires.named(call.owner());
    if (!Modifier.isPublic(owner.getModifiers())) {
      return null;
    }
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(each -> each.getName().equals(call.name()))
        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
        .filter(
            each ->
                Arrays.stream(each.getParameterTypes())
                    .map(Class::getSimpleName)
                    .toList()
                    .equals(call.parameters()))
        .findFirst()
        .orElse(null);
  }
}
