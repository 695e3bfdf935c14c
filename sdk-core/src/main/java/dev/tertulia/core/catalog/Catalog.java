package dev.tertulia.core.catalog;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client's service can be asked to do and tells of, as data; and each action by its
 * name. For programs that learn at run time what they are to do, such as visual builders; where you
 * know it while you write, the typed calls are shorter and check more. Immutable and safe for use
 * by several threads.
 *
 * <pre>{@code
 * JsonValue sent = client.catalog().invoke("send-a-new-message",
 *     Map.of("type", "SMS", "contactId", contactId, "message", "Your table is ready."));
 * }</pre>
 */
public final class Catalog {
  private final Listing listing;
  private final Function<Field, JsonValue> given;
  private final BiFunction<Action, Map<String, JsonValue>, ? extends @Nullable JsonValue> calling;

  /**
   * For service modules.
   *
   * @param given what the client fills in
   * @param calling makes the call, with inputs that are what the listing asks for
   */
  public Catalog(
      Listing listing,
      Function<Field, JsonValue> given,
      BiFunction<Action, Map<String, JsonValue>, ? extends @Nullable JsonValue> calling) {
    this.listing = listing;
    this.given = given;
    this.calling = calling;
  }

  /** What the service can be asked to do. */
  public List<Action> actions() {
    return listing.actions();
  }

  /** What the service tells of, by webhook or when it is asked. */
  public List<Trigger> triggers() {
    return listing.triggers();
  }

  /**
   * The action of that name.
   *
   * @throws InvalidRequestException if there is none; it names the nearest
   */
  public Action action(String id) {
    return listing.actions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Inputs.refused(
                    "catalog",
                    "the id of an action"
                        + Inputs.nearest(id, listing.actions().stream().map(Action::id).toList()),
                    "another word"));
  }

  /**
   * What an object is made of.
   *
   * @param type as {@link Field#type} and {@link Action#output} tell it, also of a list of such
   * @return empty for a type that is no object of ours
   */
  public Optional<Shape> shape(String type) {
    return Optional.ofNullable(listing.shapes().get(type.replaceAll("\\[]|\\{}", "")));
  }

  /**
   * Does something, by the same rules as the typed calls that do it: with their limits, repeats,
   * errors, and what the client may not do. One page of a list, where it comes in pages.
   *
   * @param inputs by name; texts, numbers, booleans, lists, maps, {@link JsonValue} and times. What
   *     is null is as if it were not named
   * @return what the service answers, as it came; {@link JsonValue#MISSING} for nothing
   * @throws InvalidRequestException before anything is sent: there is no such action, it is not for
   *     this, an input is missing, unknown or of another type, or the client may not write there
   * @throws SdkException as the typed call
   */
  public JsonValue invoke(String id, Map<String, ? extends @Nullable Object> inputs) {
    Action action = action(id);
    String instead = action.instead();
    if (instead != null) {
      throw Inputs.refused("catalog." + id, instead, "invoke");
    }
    JsonValue answer =
        calling.apply(action, new Inputs(action, listing.shapes(), given).checked(inputs));
    return answer == null ? JsonValue.MISSING : answer;
  }

  /** The service, and how much it is. */
  @Override
  public String toString() {
    return "Catalog["
        + listing.service()
        + ", "
        + actions().size()
        + " actions, "
        + triggers().size()
        + " triggers]";
  }
}
