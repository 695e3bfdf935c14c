package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Resilience;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting, within a bound, for what the vendor does by itself. */
class WatchTest {
  private final Vendor vendor = new Vendor();
  private final Subscribers list = vendor.client.subscribers(ListId.of(7));

  @AfterEach
  void close() {
    vendor.close();
  }

  private static String total(int subscribers) {
    return "{\"total_subscribers\": " + subscribers + "}";
  }

  private Duration passed() {
    return Duration.between(Vendor.NOW, vendor.time.now());
  }

  @Test
  void waitsUntilTheListIsEmpty() {
    vendor.says("{}").says(total(9)).says(total(2)).says(total(0));

    assertThat(list.deleteAll(Duration.ofMinutes(5))).isTrue();

    vendor.got("deleteAllSubscribers", "list_id", "7");
    vendor.got("getListStats", "list_id", "7");
    assertThat(passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
  }

  @Test
  void waitsUntilWhatWasAddedAppears() {
    vendor.says(total(1)).says("{}").says(total(3));

    assertThat(list.awaitTotal(3, Duration.ofMinutes(5))).isTrue();
  }

  @Test
  void givesUpInTime() {
    for (int i = 0; i < 30; i++) {
      vendor.says(total(1));
    }

    assertThat(list.awaitTotal(3, Duration.ofMinutes(1))).isFalse();

    assertThat(passed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(vendor.requests()).isBetween(5, 10);
  }

  @Test
  void goesOnAlthoughOthersHaveUsedUpWhatIsAllowed() {
    for (int i = 0; i < 30; i++) {
      vendor.says(total(i));
    }
    for (int i = 0; i < 7; i++) {
      vendor.client.lists().stats(ListId.of(7));
    }
    var impatient = vendor.client.with(Resilience.standard().deadline(Duration.ofSeconds(1)));

    assertThat(impatient.subscribers(ListId.of(7)).awaitTotal(12, Duration.ofMinutes(3))).isTrue();
  }

  @Test
  void tellsAListThatIsGone() {
    vendor.says(404, "\"List does not exists\"");

    assertThatThrownBy(() -> list.awaitTotal(3, Duration.ofMinutes(1)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void wantsABound() {
    assertThatThrownBy(() -> list.awaitTotal(3, Duration.ZERO))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> list.awaitTotal(3, Duration.ofDays(30)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void canBeInterrupted() {
    vendor.says(total(1));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> list.awaitTotal(3, Duration.ofMinutes(1)))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
