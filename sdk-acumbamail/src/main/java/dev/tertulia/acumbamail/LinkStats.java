package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of a campaign, and who followed it. Any component can be null.
 *
 * @param url where it leads
 * @param totalClicks how often
 * @param uniqueClicks by how many people
 * @param subscribers their addresses
 * @param more everything else the vendor sent
 */
@Keyed(key = "url", value = "total_clics")
public record LinkStats(
    @Nullable String url,
    @JsonName({"total_clics", "total_clicks"}) @Nullable Long totalClicks,
    @JsonName({"unique_clics", "unique_clicks"}) @Nullable Long uniqueClicks,
    List<String> subscribers,
    @Unmodelled JsonValue more) {

  /** The vendor joins addresses into one text, and begins it with a comma. */
  public LinkStats {
    subscribers =
        subscribers.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .toList();
  }

  @Override
  public String toString() {
    return "LinkStats[totalClicks=" + totalClicks + ", uniqueClicks=" + uniqueClicks + "]";
  }
}
