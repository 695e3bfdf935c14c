package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.transport.Libraries.Library;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Real old ones are on the class paths of conformance's consumers. */
class LibrariesTest {
  static final Iterable<Library> NEEDED = Libraries.NEEDED;

  @Test
  void whatWeAskForIsGoodEnough() {
    assertThatCode(Libraries::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("NEEDED")
  void theVersionInTheMessageIsTheOneWeAskFor(Library each) {
    assertThat(each.found()).endsWith("-" + each.ours() + ".jar");
  }

  @Test
  void whatIsTooOldOrMissingIsNamedWithWhatMendsIt() {
    var needed =
        List.of(
            new Library("Okio", "3.15", "3.18.2", "g:okio-bom", "okio.Okio", "no(int)"),
            new Library("Kotlin", "1.6", "2.1.21", "g:kotlin-bom", "kotlin.Missing", "no(int)"));

    assertThatThrownBy(() -> Libraries.check(needed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "On the class path: okio-jvm-3.18.2.jar, where Okio 3.15 or newer is needed; nothing,"
                + " where Kotlin 1.6 or newer is needed. Something else of this program asks for"
                + " older ones than Tertulia. Import g:okio-bom:3.18.2, g:kotlin-bom:2.1.21 into"
                + " your <dependencyManagement> (in Gradle: as platforms), and name no other version"
                + " yourself.");
  }
}
