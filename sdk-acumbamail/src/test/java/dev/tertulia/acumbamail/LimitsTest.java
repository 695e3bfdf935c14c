package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.Limits;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each function is counted by itself, however it is called. */
class LimitsTest {
  private static final ListId LIST = ListId.of(7);

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  private void answers(int times) {
    for (int i = 0; i < times; i++) {
      vendor.says("{}");
    }
  }

  @Test
  void noMinuteHoldsMoreThanTenOfOneFunction() {
    answers(35);
    List<Instant> at = new ArrayList<>();

    for (int i = 0; i < 35; i++) {
      vendor.client.lists().stats(LIST);
      at.add(vendor.time.now());
    }

    for (int i = 10; i < at.size(); i++) {
      assertThat(Duration.between(at.get(i - 10), at.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }
  }

  @Test
  void onlyTheExhaustedFunctionWaits() {
    answers(40);
    var impatient = vendor.client.with(Resilience.standard().deadline(Duration.ofSeconds(2)));

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 11; i++) {
                impatient.lists().stats(LIST);
              }
            })
        .isInstanceOf(NotAdmittedException.class);

    impatient.lists().mergeTags(LIST);
    impatient.lists().all();
  }

  @Test
  void twoWaysToCallAFunctionAreCountedTogether() {
    for (int i = 0; i < 12; i++) {
      vendor.says("[]");
    }
    var list = vendor.client.subscribers(LIST);
    List<Instant> at = new ArrayList<>();

    for (int i = 0; i < 6; i++) {
      list.addAll(List.of(NewSubscriber.of("a@example.com")));
      at.add(vendor.time.now());
      list.addOrUpdateAll(List.of(NewSubscriber.of("a@example.com")));
      at.add(vendor.time.now());
    }

    for (int i = 5; i < at.size(); i++) {
      assertThat(Duration.between(at.get(i - 5), at.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void aRawCallIsCountedWithTheTypedOnes() {
    answers(40);
    var impatient = vendor.client.with(Resilience.standard().deadline(Duration.ofSeconds(2)));

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 6; i++) {
                impatient.lists().stats(LIST);
                impatient.raw(Safety.READ, "getListStats", Map.of("list_id", "7"));
              }
            })
        .isInstanceOf(NotAdmittedException.class);

    impatient.raw(Safety.READ, "getListsInternal", Map.of());
  }

  @Test
  void clientsOfOneAccountCountTogetherIfTheyAreGivenTheSameLimits() {
    answers(40);
    Limits shared = Limits.create(vendor.time);
    var patience = Resilience.standard().deadline(Duration.ofSeconds(2));
    var other = CredentialsProvider.token("another");
    try (var one = vendor.builder().limits(shared).resilience(patience).build();
        var two = vendor.builder().limits(shared).resilience(patience).build();
        var three =
            vendor.builder().credentials(other).limits(shared).resilience(patience).build()) {

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 6; i++) {
                  one.lists().stats(LIST);
                  two.lists().stats(LIST);
                }
              })
          .isInstanceOf(NotAdmittedException.class);
      three.lists().stats(LIST);
    }
  }
}
