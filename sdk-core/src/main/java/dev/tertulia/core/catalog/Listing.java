package dev.tertulia.core.catalog;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code operations.json} says, which lies in the jar of each service beside its client: for
 * who has no client at hand. Immutable.
 *
 * <pre>{@code
 * Listing known = Listing.of(ConversationsClient.class);
 * }</pre>
 *
 * @param service whose operations
 * @param actions what it can be asked to do, in groups
 * @param triggers what it tells of, in groups
 * @param shapes what the objects are made of that are named in them, by name
 */
public record Listing(
    String service, List<Action> actions, List<Trigger> triggers, Map<String, Shape> shapes) {

  /** Keeps copies. */
  public Listing {
    actions = List.copyOf(actions);
    triggers = List.copyOf(triggers);
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
  }

  /**
   * The one of a service.
   *
   * @param client the class of its client
   * @throws IllegalStateException if there is none, because a jar was taken apart
   */
  public static Listing of(Class<?> client) {
    try (InputStream file = client.getResourceAsStream("operations.json")) {
      if (file == null) {
        throw new IllegalStateException("no operations.json beside " + client.getName());
      }
      return of(JsonValue.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What such a file says. */
  public static Listing of(JsonValue json) {
    String service = Words.word(json, "service");
    var shapes = new LinkedHashMap<String, Shape>();
    json.at("shapes").asMap().forEach((name, shape) -> shapes.put(name, Shape.of(name, shape)));
    return new Listing(
        service,
        json.at("actions").asList().stream().map(each -> Action.of(service, each)).toList(),
        json.at("triggers").asList().stream().map(each -> Trigger.of(service, each)).toList(),
        shapes);
  }
}
