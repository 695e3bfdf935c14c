package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is configured. Any component can be null.
 *
 * @param id its id
 * @param url where it goes; whoever knows it can forge events
 * @param active whether it is switched on
 * @param flags a flag for each topic, as the vendor sent them
 */
@Keyed(in = "info")
public record Webhook(
    @Nullable Long id,
    @Nullable String url,
    @Nullable Boolean active,
    @Unmodelled JsonValue flags) {

  /** What it tells of. */
  public Set<WebhookTopic> topics() {
    return Arrays.stream(WebhookTopic.values())
        .filter(topic -> isOn(flags.at(topic.event())))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WebhookTopic.class)));
  }

  private static boolean isOn(JsonValue flag) {
    Long number = flag.asLong();
    return Boolean.TRUE.equals(flag.asBoolean()) || (number != null && number == 1);
  }

  @Override
  public String toString() {
    return "Webhook[id=" + id + ", active=" + active + ", topics=" + topics() + "]";
  }
}
