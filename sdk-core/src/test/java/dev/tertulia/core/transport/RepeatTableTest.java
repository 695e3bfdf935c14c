package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The repeat table of the architecture, row by row and word for word, driven through real calls.
 */
class RepeatTableTest {
  private static final String TABLE =
      """
      unknown host              | repeat     | repeat     | repeat     | NOT_SENT
      refused                   | repeat     | repeat     | repeat     | NOT_SENT
      connect timeout           | repeat     | repeat     | repeat     | NOT_SENT
      proxy down                | repeat     | repeat     | repeat     | NOT_SENT
      certificate               | no         | no         | no         | NOT_SENT
      drop                      | repeat     | repeat     | no         | UNKNOWN
      reset                     | repeat     | repeat     | no         | UNKNOWN
      timeout                   | repeat     | repeat     | no         | UNKNOWN
      2xx cut                   | once more  | no         | no         | ACCEPTED
      2xx unreadable            | once more  | no         | no         | ACCEPTED
      401 with another token    | once more  | once more  | once more  | REFUSED
      401 without another token | no         | no         | no         | REFUSED
      429                       | repeat     | repeat     | repeat     | REFUSED
      408                       | repeat     | repeat     | no         | UNKNOWN
      500                       | repeat     | repeat     | no         | UNKNOWN
      502                       | repeat     | repeat     | no         | UNKNOWN
      503                       | repeat     | repeat     | no         | UNKNOWN
      504                       | repeat     | repeat     | no         | UNKNOWN
      520                       | repeat     | repeat     | no         | UNKNOWN
      524                       | repeat     | repeat     | no         | UNKNOWN
      421                       | repeat     | repeat     | repeat     | REFUSED
      425                       | repeat     | repeat     | repeat     | REFUSED
      302                       | no         | no         | no         | REFUSED
      400                       | no         | no         | no         | REFUSED
      401                       | no         | no         | no         | REFUSED
      403                       | no         | no         | no         | REFUSED
      404                       | no         | no         | no         | REFUSED
      409                       | no         | no         | no         | REFUSED
      413                       | no         | no         | no         | REFUSED
      415                       | no         | no         | no         | REFUSED
      422                       | no         | no         | no         | REFUSED
      501                       | no         | no         | no         | REFUSED
      505                       | no         | no         | no         | REFUSED
      """;

  /** Four attempts at most; and long enough a deadline that only the table ends a call. */
  private static final Resilience PATIENT = Resilience.standard().deadline(Duration.ofHours(1));

  static Stream<Arguments> cells() {
    return TABLE
        .lines()
        .map(row -> Arrays.stream(row.split("\\|")).map(String::strip).toList())
        .flatMap(
            row ->
                Stream.of(Safety.values())
                    .flatMap(
                        safety ->
                            Stream.of(Way.values())
                                .map(
                                    way ->
                                        Arguments.of(
                                            row.get(0),
                                            safety,
                                            way,
                                            row.get(1 + safety.ordinal()),
                                            Outcome.valueOf(row.get(4))))));
  }

  @ParameterizedTest(name = "{0}: {1} {2} → {3}, {4}")
  @MethodSource("cells")
  void whatHappenedDecidesWhetherItIsDoneAgain(
      String happening, Safety safety, Way way, String again, Outcome outcome) throws Exception {
    try (var place = new Happenings(happening);
        var transport = place.rig().transport()) {
      var wire = transport.create(TestWire.class);
      Resilience patience =
          happening.equals("timeout") ? PATIENT.attemptTimeout(Duration.ofMillis(300)) : PATIENT;

      var thrown =
          catchThrowableOfType(
              SdkException.class,
              () -> TestWire.call(way, wire, safety, TestWire.scope().resilience(patience)));

      int attempts = again.equals("repeat") ? 4 : again.equals("once more") ? 2 : 1;
      assertThat(thrown.attempts()).isEqualTo(attempts);
      assertThat(thrown.outcome()).isEqualTo(outcome);
      place.arrivals().ifPresent(arrived -> assertThat(arrived).isEqualTo(attempts));
    }
  }

  @ParameterizedTest
  @MethodSource("quirks")
  void anOperationMaySayOtherwiseForAStatus(int status, int attempts) throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(status, "{}"));
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              SdkException.class,
              () -> wire.quirky().execute(TestWire.scope().resilience(PATIENT)));

      assertThat(thrown.attempts()).isEqualTo(attempts);
      assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
    }
  }

  /** The operation declares {@code neverOn = 500, retryOn = 409}. */
  static Stream<Arguments> quirks() {
    return Stream.of(Arguments.of(500, 1), Arguments.of(409, 4));
  }

  @ParameterizedTest
  @MethodSource("deletes")
  void goneIsDoneOnlyIfAnEarlierAttemptMayHaveDoneIt(int first, boolean done) throws Exception {
    try (var server =
            new FaultServer(exchange -> exchange.json(exchange.number() == 1 ? first : 404, "{}"));
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              SdkException.class, () -> wire.remove("1").execute(TestWire.scope()));

      assertThat(thrown == null).isEqualTo(done);
      assertThat(server.received()).hasSize(2);
    }
  }

  static Stream<Arguments> deletes() {
    return Stream.of(Arguments.of(502, true), Arguments.of(425, false));
  }

  @org.junit.jupiter.api.Test
  void aLaterRefusalCannotSayThatNothingHappened() throws Exception {
    try (var server =
            new FaultServer(exchange -> exchange.json(exchange.number() == 1 ? 502 : 400, "{}"));
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              SdkException.class, () -> wire.remove("1").execute(TestWire.scope()));

      assertThat(thrown.attempts()).isEqualTo(2);
      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }

  @org.junit.jupiter.api.Test
  void everyAttemptAsksForATokenOfItsOwn() throws Exception {
    var asked = new AtomicInteger();
    var tokens = CredentialsProvider.supplier("test", () -> "token-" + asked.incrementAndGet());
    try (var server =
            new FaultServer(exchange -> exchange.number() == 1 ? exchange.reset() : exchange.ok());
        var transport = Rig.on(server.url()).credentials(tokens).transport()) {

      transport.create(TestWire.class).read("1").execute(TestWire.scope());

      assertThat(server.received().get(0)).contains("Bearer token-1\r\n");
      assertThat(server.received().get(1)).contains("Bearer token-2\r\n");
    }
  }
}
