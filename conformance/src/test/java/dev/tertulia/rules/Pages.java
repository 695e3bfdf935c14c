package dev.tertulia.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of this repository, and the files they speak of. */
final class Pages {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  static final Path INDEX = ROOT.resolve("docs/README.md");

  private Pages() {}

  static List<Path> all() {
    return Stream.concat(
            files(ROOT.resolve("docs"), ".md").stream(),
            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                .map(ROOT::resolve))
        .toList();
  }

  /** As pages and tests name it: {@code docs/sync.md}. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  /** The files of every module below that folder. */
  static List<Path> sources(String folder, String end) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .flatMap(each -> files(each, end).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder, String end) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
