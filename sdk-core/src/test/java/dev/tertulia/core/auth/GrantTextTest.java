package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A grant is read as it was written, or not at all. */
class GrantTextTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final Grant.Held HELD =
      new Grant.Held(
          new TokenPair(
              Secret.of("access"),
              Secret.of("refresh"),
              Duration.ofHours(24),
              Map.of("companyId", "c\"1")),
          NOON,
          2);
  private static final Grant.Held MINTED =
      new Grant.Held(
          new TokenPair(Secret.of("minted"), null, Duration.ofHours(1), Map.of()), NOON, 0);

  private static Grant full(Grant.State state) {
    return new Grant(
        7,
        9,
        state,
        HELD,
        "company",
        new Grant.Lease("program-1", NOON.plusSeconds(90)),
        new Grant.Trouble(3, NOON.plusSeconds(5), "the service is busy"),
        List.of(
            new Grant.Orphan(new Grant.Ticket(6, 8), MINTED),
            new Grant.Orphan(new Grant.Ticket(7, 9), HELD)));
  }

  @ParameterizedTest
  @EnumSource(Grant.State.class)
  void allOfAGrantIsWrittenAndRead(Grant.State state) {
    assertThat(GrantText.read(GrantText.write(full(state)))).isEqualTo(full(state));
  }

  @Test
  void whatAGrantLacksItLacksAfterwards() {
    assertThat(GrantText.read(GrantText.write(Grant.ABSENT))).isEqualTo(Grant.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v",
        "generation",
        "epoch",
        "state",
        "attempts",
        "words",
        "owner",
        "until",
        "access",
        "lifetime",
        "obtainedAt",
        "rejections"
      })
  void whereSomethingIsMissingTheRestIsNotBelieved(String name) {
    String damaged =
        GrantText.write(full(Grant.State.LIVE)).replace("\"" + name + "\"", "\"other\"");

    assertThatThrownBy(() -> GrantText.read(damaged))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageNotContainingAny("access", "refresh", "minted")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "access", "{\"v\":1"})
  void whatIsNoGrantIsNotTakenForNone(String text) {
    assertThatThrownBy(() -> GrantText.read(text)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void whatANewerVersionWroteIsLeftToIt() {
    String newer = GrantText.write(full(Grant.State.LIVE)).replace("\"v\":1", "\"v\":2");

    assertThatThrownBy(() -> GrantText.read(newer))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("another version");
  }
}
