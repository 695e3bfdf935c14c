package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a list. Any component can be null.
 *
 * @param tag its name in merge fields, to be spelled as it is here
 * @param name its name
 * @param label what forms show
 * @param type its type; other words than those it is made with, see {@link FieldType}
 * @param hidden whether forms leave it out
 * @param readonly whether it cannot be changed
 * @param options what can be chosen, in fields with a choice
 * @param more everything else the vendor sent
 */
@Keyed(key = "tag", value = "type", in = "fields")
public record ListField(
    @Nullable String tag,
    @Nullable String name,
    @Nullable String label,
    @Nullable FieldType type,
    @Nullable Boolean hidden,
    @Nullable Boolean readonly,
    List<Option> options,
    @Unmodelled JsonValue more) {

  /**
   * Something to choose.
   *
   * @param label what is shown
   */
  public record Option(@Nullable String label) {}
}
