package dev.tertulia.core.catalog;

import dev.tertulia.core.Safety;
import dev.tertulia.core.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a service can be asked to do.
 *
 * @param id the service's own name for it; one name with a {@code +} is a way to call it that may
 *     be repeated
 * @param service whose it is
 * @param group what it is about, such as {@code Messages}
 * @param summary what it does, in a sentence
 * @param method the HTTP method
 * @param path the path template, relative to the service's base URL
 * @param safety what a second arrival would do
 * @param scopes the scopes a token needs; empty where the service states none
 * @param versions the API versions it exists in, the usual one first; empty for a service without
 * @param limit how often it may be called, such as {@code 10/60s}
 * @param counted what that counts: {@code location}, all calls for one; {@code function}, this one
 * @param alpha whether the vendor or we may change or drop it
 * @param inputs what it takes
 * @param variants if it is of several kinds: for each value of the input {@code type}, which inputs
 *     go with it
 * @param output the type of what it answers, as of a {@link Field}; empty for nothing
 * @param javadoc where the typed calls that use it are described, relative to the module's Javadoc
 * @param instead why {@link Catalog#invoke} refuses it, and what to use; null if it does not
 */
public record Action(
    String id,
    String service,
    String group,
    String summary,
    String method,
    String path,
    Safety safety,
    List<String> scopes,
    List<String> versions,
    String limit,
    String counted,
    boolean alpha,
    List<Field> inputs,
    Map<String, List<String>> variants,
    String output,
    List<String> javadoc,
    @Nullable String instead) {

  /** Keeps copies. */
  public Action {
    scopes = List.copyOf(scopes);
    versions = List.copyOf(versions);
    inputs = List.copyOf(inputs);
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    javadoc = List.copyOf(javadoc);
  }

  /** The input of that name. */
  public Optional<Field> input(String name) {
    return inputs.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether {@link Catalog#invoke} does it. */
  public boolean invocable() {
    return instead == null;
  }

  static Action of(String service, JsonValue json) {
    var variants = new LinkedHashMap<String, List<String>>();
    json.at("variants").asMap().forEach((type, names) -> variants.put(type, Words.texts(names)));
    return new Action(
        Words.word(json, "id"),
        service,
        Words.word(json, "group"),
        Words.word(json, "summary"),
        Words.word(json, "method"),
        Words.word(json, "path"),
        Safety.valueOf(Words.word(json, "safety")),
        Words.list(json, "scopes"),
        Words.list(json, "versions"),
        Words.word(json, "limit"),
        Words.word(json, "counted"),
        Words.flag(json, "alpha"),
        json.at("inputs").asList().stream().map(Field::of).toList(),
        variants,
        Words.word(json, "output"),
        Words.list(json, "javadoc"),
        json.at("instead").asText());
  }
}
