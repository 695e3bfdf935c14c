package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said in a call. Any component can be null.
 *
 * @param channel which side of the line spoke; the vendor does not say which number is whom
 * @param index its place in the call
 * @param startMillis when it begins, in milliseconds of the call
 * @param endMillis when it ends, in milliseconds of the call
 * @param text what was understood
 * @param confidence how sure the vendor is, from 0 to 1
 */
public record TranscriptSentence(
    @JsonName("mediaChannel") @Nullable Integer channel,
    @JsonName("sentenceIndex") @Nullable Integer index,
    @JsonName("startTime") @Nullable BigDecimal startMillis,
    @JsonName("endTime") @Nullable BigDecimal endMillis,
    @JsonName("transcript") @Nullable String text,
    @Nullable Double confidence) {

  /** When it begins, from the start of the call; null if the vendor did not say. */
  public @Nullable Duration start() {
    return duration(startMillis);
  }

  /** When it ends, from the start of the call; null if the vendor did not say. */
  public @Nullable Duration end() {
    return duration(endMillis);
  }

  private static @Nullable Duration duration(@Nullable BigDecimal millis) {
    // A year is longer than any call, and keeps a broken number from overflowing.
    if (millis == null
        || millis.signum() < 0
        || millis.compareTo(BigDecimal.valueOf(31_536_000_000L)) > 0) {
      return null;
    }
    return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValue());
  }

  @Override
  public String toString() {
    return "TranscriptSentence[index=" + index + "]";
  }
}
