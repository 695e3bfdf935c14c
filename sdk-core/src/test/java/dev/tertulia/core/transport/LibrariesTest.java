package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.transport.Libraries.Library;
import org.junit.jupiter.api.DisplayName;
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
  @DisplayName("an old library is named with its file, what is needed, and what mends it")
  void anOldLibraryIsNamed() {
    var old =
        new Library("Okio", "3.15", "3.18.2", "com.squareup.okio:okio-bom", "okio.Okio", "no(int)");

    assertThatThrownBy(old::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Okio on the class path is too old: okio-jvm-3.18.2.jar. Tertulia needs 3.15 or newer,"
                + " and brings 3.18.2; something else of this program asks for the older one. Import"
                + " com.squareup.okio:okio-bom:3.18.2 into your <dependencyManagement> (in Gradle:"
                + " as a platform), and name no other version yourself.");
  }

  @Test
  void aMissingLibraryIsNamed() {
    var missing = new Library("Okio", "3.15", "3.18.2", "g:okio-bom", "okio.Missing", "no(int)");

    assertThatThrownBy(missing::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Okio is not on the class path. Tertulia brings 3.18.2: do not exclude it.");
  }
}
