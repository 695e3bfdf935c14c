package dev.tertulia.core.auth;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One token from one named place, the same for every resource. */
final class SourcedCredentials implements CredentialsProvider {
  private final String source;
  private final Supplier<Secret> tokens;

  SourcedCredentials(String source, Supplier<Secret> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  static SourcedCredentials text(String source, Supplier<@Nullable String> texts) {
    return new SourcedCredentials(
        source,
        () -> {
          String text = texts.get();
          if (text == null || text.isBlank()) {
            throw missing(source + (text == null ? " is not set" : " is empty"), null);
          }
          return Secret.of(text);
        });
  }

  /**
   * Never remembered: a file that is rewritten twice within one tick of the file system's clock
   * looks unchanged, and then the service would be offered a revoked token until someone restarts.
   */
  static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw missing("file " + file + " does not exist", null);
    } catch (IOException e) {
      throw missing("file " + file + " cannot be read", e);
    }
  }

  static CredentialsException missing(String words, @Nullable Throwable cause) {
    return new CredentialsException(
        CallReport.unsent(""), CredentialsException.State.MISSING, "no token: " + words, cause);
  }

  @Override
  public Secret tokenFor(String resource) {
    return tokens.get();
  }

  @Override
  public String identity() {
    return source;
  }

  @Override
  public String toString() {
    return "CredentialsProvider[" + source + "]";
  }
}
