package dev.tertulia.examples.flowfile;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A secret that a file names and does not hold: files are shared, printed and kept for ever.
 *
 * @param provider where it is
 */
record SecretRef(CredentialsProvider provider) {
  private static final String EXPECTED = "{env: NAME} or {file: PATH}";
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]{0,99}");
  private static final SecretRef NONE =
      new SecretRef(CredentialsProvider.supplier("none", () -> ""));

  static SecretRef read(Value value, Scope scope) {
    if (!value.isSection()) {
      // What stands there may be the secret, so it is not quoted.
      value.refuse(
          EXPECTED, "something else: a file that holds a secret gives it to all who get the file");
      return NONE;
    }
    Map<String, Function<Value, Optional<SecretRef>>> places = new LinkedHashMap<>();
    places.put("env", SecretRef::variable);
    places.put(
        "file", each -> Optional.of(new SecretRef(CredentialsProvider.file(scope.path(each)))));
    Optional<SecretRef> found =
        value.section(section -> section.one(places).flatMap(each -> each), Optional.empty());
    if (!scope.rehearsed()) {
      found.ifPresent(each -> each.look(value));
    }
    return found.orElse(NONE);
  }

  private static Optional<SecretRef> variable(Value value) {
    if (!value.isText() || !VARIABLE.matcher(value.text()).matches()) {
      value.refuse(
          "the name of an environment variable, in capitals",
          "something else, not shown because it may be the secret itself");
      return Optional.empty();
    }
    return Optional.of(new SecretRef(CredentialsProvider.environment(value.text())));
  }

  private void look(Value value) {
    try {
      Secret unused = secret();
    } catch (CredentialsException e) {
      value.refuse("a secret", String.valueOf(e.getMessage()));
    } catch (InvalidRequestException e) {
      value.refuse(e.expected(), e.found());
    }
  }

  /** The secret as it is now. */
  Secret secret() {
    return provider.tokenFor("");
  }

  @Override
  public String toString() {
    return "SecretRef";
  }
}
