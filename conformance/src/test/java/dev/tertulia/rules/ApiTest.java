package dev.tertulia.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.tertulia.core.Alpha;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The public API of each published module is kept as text: whoever changes it sees that, and so
 * does whoever reads the change. That holds the families of sealed types, too.
 */
@AnalyzeClasses(packages = "dev.tertulia", importOptions = MainCode.class)
class ApiTest {
  private static final String COMMAND =
      "./mvnw -q -B -DskipGates -pl conformance -am test -Dtest=ApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Drewrite";

  private static final Pattern MODULE = Pattern.compile("/(sdk-[a-z]+)/");

  @ArchTest
  static void thePublicApiIsWhatTheTextSays(JavaClasses all) throws IOException {
    Map<String, List<JavaClass>> modules =
        all.stream()
            .filter(Conditions.visibleOutsideTheirPackage())
            .collect(groupingBy(ApiTest::module, TreeMap::new, toList()));
    var text = new ApiText(type -> Conditions.responseRecords().test(all.get(type)));

    assertThat(modules).containsKeys("sdk-core", "sdk-testing", "sdk-conversations");
    for (var module : modules.entrySet()) {
      var file =
          Kept.root()
              .resolve("conformance/src/test/resources/api")
              .resolve(module.getKey() + ".txt");
      new Kept(file).mustSay(text.of(module.getValue().stream().map(JavaClass::reflect)), COMMAND);
    }
  }

  @Test
  void everythingACallerCanSeeIsInTheText() {
    String text = new ApiText(type -> type == Answer.class).of(shown());

    assertThat(text)
        .isEqualTo(
            """
            record rules.ApiTest.Answer implements rules.ApiTest.Family
              int compareTo(@Nullable rules.ApiTest.Family)
              @Nullable String name()
              @Nullable Integer size()

            class rules.ApiTest.Child implements AutoCloseable
              protected new()
              void close()
              void inherited()
              @Alpha protected final void mayGo()

            enum rules.ApiTest.Colour
              BLUE
              RED
              @Deprecated static void old()

            sealed interface rules.ApiTest.Family extends Comparable<@Nullable rules.ApiTest.Family>
              permits rules.ApiTest.Answer
              permits rules.ApiTest.Question
              static final String LAST
              @Nullable String name()
              default <T extends Number & Runnable> List<? super T> some(Map<String, ? extends T>[],\
             int...) throws IOException

            record rules.ApiTest.Question implements rules.ApiTest.Family
              new(String)
              int compareTo(@Nullable rules.ApiTest.Family)
              String name()
            """);
  }

  private static Stream<Class<?>> shown() {
    return Stream.of(Family.class, Answer.class, Question.class, Child.class, Colour.class);
  }

  public sealed interface Family extends Comparable<@Nullable Family> permits Answer, Question {
    String LAST = "z";

    @Nullable String name();

    default <T extends Number & Runnable> List<? super T> some(
        Map<String, ? extends T>[] all, int... more) throws IOException {
      throw new IOException();
    }
  }

  /** Read by users, made by us. */
  public record Answer(@Nullable String name, @Nullable Integer size) implements Family {
    @Override
    public int compareTo(@Nullable Family other) {
      return 0;
    }
  }

  public record Question(String name) implements Family {
    @Override
    public int compareTo(@Nullable Family other) {
      return 0;
    }

    static void hidden() {}
  }

  abstract static class Hidden implements AutoCloseable {
    public void inherited() {}

    abstract void unseen();
  }

  public static class Child extends Hidden {
    protected Child() {}

    @Override
    void unseen() {}

    @Alpha
    protected final void mayGo() {}

    @Override
    public void close() {}

    private void secret() {}
  }

  public enum Colour {
    RED,
    BLUE;

    @Deprecated
    public static void old() {}
  }

  private static String module(JavaClass type) {
    String place = type.getSource().orElseThrow().getUri().toString();
    Matcher module = MODULE.matcher(place);
    assertThat(module.find()).as(place).isTrue();
    return module.group(1);
  }
}
