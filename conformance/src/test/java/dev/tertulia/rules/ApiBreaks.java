package dev.tertulia.rules;

import dev.tertulia.core.Alpha;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.filter.AnnotationBehaviorFilter;
import japicmp.filter.AnnotationClassFilter;
import japicmp.filter.BehaviorFilter;
import japicmp.filter.ClassFilter;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javassist.CtClass;
import javassist.CtConstructor;
import javassist.Modifier;
import javassist.NotFoundException;

/**
 * What of a newer jar breaks programs that were compiled against an older one, or their sources.
 *
 * <p>Nothing is said of what is {@link Alpha}, and of constructors of response records, which are
 * not for users.
 */
final class ApiBreaks {
  private final Predicate<String> madeByUs;
  private final List<Path> libraries;

  /**
   * @param madeByUs tells a response record by its class name
   * @param libraries what both jars stand on
   */
  ApiBreaks(Predicate<String> madeByUs, List<Path> libraries) {
    this.madeByUs = madeByUs;
    this.libraries = libraries;
  }

  List<String> between(Path older, Path newer) {
    var options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    libraries.forEach(library -> options.getClassPathEntries().add(library.toString()));
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    options
        .getFilters()
        .getExcludes()
        .addAll(
            List.of(
                new AnnotationClassFilter("@" + Alpha.class.getName()),
                new AnnotationBehaviorFilter("@" + Alpha.class.getName()),
                (ClassFilter) ApiBreaks::isHidden,
                (BehaviorFilter)
                    member ->
                        member instanceof CtConstructor
                            && madeByUs.test(member.getDeclaringClass().getName())));
    return new JarArchiveComparator(options)
        .compare(archive(older, "older"), archive(newer, "newer")).stream()
            .flatMap(ApiBreaks::breaks)
            .sorted()
            .toList();
  }

  private static Stream<String> breaks(JApiClass type) {
    String name = type.getFullyQualifiedName();
    return Stream.of(
            Stream.of(Map.entry(name, type)),
            Stream.of(Map.entry(name, type.getSuperclass())),
            type.getInterfaces().stream().map(each -> Map.entry(name, each)),
            type.getConstructors().stream()
                .map(each -> Map.entry(name + "#" + each.getName(), each)),
            type.getMethods().stream().map(each -> Map.entry(name + "#" + each.getName(), each)),
            type.getFields().stream().map(each -> Map.entry(name + "#" + each.getName(), each)))
        .flatMap(entries -> entries)
        .flatMap(each -> changes(each.getKey(), each.getValue()));
  }

  private static Stream<String> changes(String place, JApiCompatibility element) {
    return element.getCompatibilityChanges().stream()
        .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
        .map(change -> place + ": " + change.getType())
        .distinct();
  }

  /** A public type within one that is not can be named by nobody. */
  private static boolean isHidden(CtClass type) {
    try {
      CtClass outer = type.getDeclaringClass();
      return outer != null && (!Modifier.isPublic(outer.getModifiers()) || isHidden(outer));
    } catch (NotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JApiCmpArchive archive(Path jar, String version) {
    return new JApiCmpArchive(jar.toFile(), version);
  }
}
