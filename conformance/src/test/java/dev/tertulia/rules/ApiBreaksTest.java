package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiBreaksTest {
  private static final String MESSAGE =
      """
      import dev.tertulia.core.Alpha;
      public final class Message {
        public record Answer(String id) {}
        public sealed interface Event permits Came, Left {}
        public record Came() implements Event {}
        public record Left() implements Event {}
        static class Hidden { public record Inner() { public void unseen() {} } }
        public static Message of(String text) { return null; }
        public String text() { return ""; }
        @Alpha public void unsure() {}
      }
      """;

  @TempDir Path folder;

  @Test
  void aRemovedMethodIsABreak() throws IOException {
    assertThat(breaks(MESSAGE.replace("public String text()", "String text()")))
        .containsExactly("Message#text: METHOD_LESS_ACCESSIBLE");
    assertThat(breaks(MESSAGE.replace("public String text() { return \"\"; }", "")))
        .containsExactly("Message#text: METHOD_REMOVED");
    assertThat(breaks(MESSAGE.replace("of(String text)", "of(CharSequence text)")))
        .containsExactly("Message#of: METHOD_REMOVED");
  }

  @Test
  void whatJoinsIsNone() throws IOException {
    assertThat(
            breaks(
                MESSAGE
                    .replace("public String text()", "public void more() {} public String text()")
                    .replace("permits Came", "permits Third, Came")
                    .replace(
                        "public record Came",
                        "public record Third() implements Event {} public record Came")))
        .isEmpty();
  }

  @Test
  void aResponseRecordMayGetAField() throws IOException {
    assertThat(breaks(MESSAGE.replace("Answer(String id)", "Answer(String id, String more)")))
        .isEmpty();
    assertThat(breaks(MESSAGE.replace("Answer(String id)", "Answer(String more)")))
        .containsExactly("Message$Answer#id: METHOD_REMOVED");
  }

  @Test
  void whatIsAlphaOrHiddenMayGo() throws IOException {
    assertThat(
            breaks(
                MESSAGE
                    .replace("@Alpha public void unsure() {}", "")
                    .replace("public void unseen() {}", "")))
        .isEmpty();
  }

  private List<String> breaks(String newer) throws IOException {
    return new ApiBreaks("Message$Answer"::equals, List.of())
        .between(jarOf("older", MESSAGE), jarOf("newer", newer));
  }

  private Path jarOf(String name, String source) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options =
        List.of(
            "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    boolean compiled =
        compiler.getTask(null, null, null, options, null, List.of(new Source(source))).call();
    assertThat(compiled).isTrue();
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file);
        var found = Files.list(classes)) {
      for (Path each : found.toList()) {
        out.putNextEntry(new JarEntry(each.getFileName().toString()));
        Files.copy(each, out);
      }
    }
    return jar;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Message.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
