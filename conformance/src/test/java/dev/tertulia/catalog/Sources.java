package dev.tertulia.catalog;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the Javadoc of a module's main code says. */
final class Sources {
  private static final Pattern PARAM = Pattern.compile("@param\\s+(\\w+)\\s+([^@]*)");
  private static final Pattern INLINE = Pattern.compile("\\{@(code|link)\\s+([^{}]*)}");

  private final List<Method> methods = new ArrayList<>();
  private final Map<String, String> docs = new HashMap<>();

  /**
   * A documented method.
   *
   * @param owner the binary name of its class
   * @param parameters the simple names of their types
   * @param doc on one line
   */
  record Method(String owner, String name, List<String> parameters, String doc) {}

  private Sources() {}

  static Sources of(Path module) {
    var sources = new Sources();
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      List<Path> java = files.filter(each -> each.toString().endsWith(".java")).sorted().toList();
      sources.read(java);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private void read(List<Path> files) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      var task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(trees, String.valueOf(unit.getPackageName())).scan(unit, null);
      }
    }
  }

  /** All documented methods, by class and then as they stand in it. */
  List<Method> methods() {
    return methods;
  }

  /** What is said of a class, or of a constant as {@code Class.NAME}; nothing if nothing is. */
  String doc(String member) {
    return docs.getOrDefault(member, "");
  }

  /** What is said of the components of a record. */
  Map<String, String> components(Class<?> record) {
    var said = new LinkedHashMap<String, String>();
    Matcher param = PARAM.matcher(doc(record.getName()).replace("{@", "{%"));
    while (param.find()) {
      said.put(param.group(1), plain(param.group(2).replace("{%", "{@")));
    }
    return said;
  }

  /** The first sentence, without marks. */
  static String sentence(String doc) {
    String text = doc.split("\\n\\s*(@|<p>)", 2)[0].replaceAll("\\s+", " ").strip();
    Matcher end = Pattern.compile("\\.(?= [A-Z{]|$)").matcher(text);
    return plain(end.find() ? text.substring(0, end.end()) : text);
  }

  private static String plain(String text) {
    String words =
        INLINE
            .matcher(text)
            .replaceAll(
                inline -> {
                  String said = inline.group(2).strip().replaceAll("\\s+", " ");
                  boolean code = inline.group(1).equals("code");
                  return Matcher.quoteReplacement(code ? said : linked(said));
                });
    return words.replaceAll("\\s+", " ").strip();
  }

  /** {@code Type#member(A, B) words} reads as its words, else as the name of the member. */
  private static String linked(String target) {
    Matcher named = Pattern.compile("[\\w.#]+(?:\\([^)]*\\))?\\s+(.+)").matcher(target);
    return named.matches()
        ? named.group(1)
        : target.replaceAll("\\(.*", "").replaceAll(".*[#.](?=\\w)", "");
  }

  private final class Reader extends TreePathScanner<Void, String> {
    private final Trees trees;
    private final String home;

    Reader(Trees trees, String home) {
      this.trees = trees;
      this.home = home;
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
      String name = (outer == null ? home + "." : outer + "$") + type.getSimpleName();
      keep(name);
      return super.visitClass(type, name);
    }

    @Override
    public Void visitMethod(MethodTree method, String owner) {
      String doc = trees.getDocComment(getCurrentPath());
      if (doc != null) {
        List<String> types =
            method.getParameters().stream().map(each -> simple(each.getType().toString())).toList();
        String line = doc.replaceAll("\\s+", " ");
        methods.add(new Method(owner, method.getName().toString(), types, line));
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, String owner) {
      keep(owner + "." + variable.getName());
      return null;
    }

    private void keep(String name) {
      String doc = trees.getDocComment(getCurrentPath());
      if (doc != null) {
        docs.put(name, doc);
      }
    }

    private static String simple(String type) {
      return type.replaceAll("@\\w+ ?", "")
          .replaceAll("<.*>", "")
          .replaceAll("(\\w+\\.)+(?=\\w)", "")
          .replace("...", "[]")
          .strip();
    }
  }
}
