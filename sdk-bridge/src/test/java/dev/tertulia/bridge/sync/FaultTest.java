package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault a failure is: what is taken for a bad row is put aside, and not tried again. */
class FaultTest {
  private static final CallReport REPORT = new CallReport("list", 1, Outcome.REFUSED, null);

  @ParameterizedTest
  @CsvSource({
    "400, true, true",
    "404, true, true",
    "409, true, false",
    "422, true, true",
    "401, false, false",
    "403, false, false",
    "429, false, false",
    "500, false, false",
    "503, false, false"
  })
  void aStatusIsOfTheRowOrOfTheDayAndFewCanMeanTheCursor(int status, boolean row, boolean cursor) {
    ApiException refusal = ApiException.of(REPORT, new ApiFailure(status, "no", "", null, null));

    assertThat(Fault.ofTheRow(refusal)).isEqualTo(row);
    assertThat(Fault.ofTheCursor(refusal)).isEqualTo(cursor);
  }

  @Test
  void aBadRowIsPutAside() {
    var wrong = new InvalidRequestException("Sms.text", "words", "none");
    var unreadable = new DecodingException(REPORT, "no JSON", "", new byte[0], null);

    assertThat(Fault.ofTheRow(wrong)).isTrue();
    assertThat(Fault.ofTheRow(unreadable)).isTrue();
    assertThat(Fault.ofTheRow(new IllegalStateException("no street"))).isTrue();
    assertThat(Fault.ofTheCursor(unreadable)).isFalse();
    assertThat(Fault.ofTheCursor(new IllegalStateException())).isFalse();
  }

  @Test
  void aBadDayEndsTheRun() {
    var lost = new TransportException(REPORT, TransportException.Kind.DROPPED, "lost", null);

    assertThat(Fault.ofTheRow(lost)).isFalse();
    assertThat(Fault.ofTheRow(new UncheckedIOException(new IOException("full")))).isFalse();
    assertThat(Fault.ofTheCursor(lost)).isFalse();
  }

  @Test
  void aListThatCannotBeWalkedFurtherIsNoRowsFault() {
    var circle = new PagingException("list", "in a circle", null);

    assertThat(Fault.ofTheRow(circle)).isFalse();
    assertThat(Fault.ofTheCursor(circle)).isTrue();
    assertThat(Fault.ofTheCursor(new InvalidRequestException("cursor", "one", "none"))).isTrue();
  }
}
