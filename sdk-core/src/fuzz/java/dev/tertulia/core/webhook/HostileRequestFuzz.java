package dev.tertulia.core.webhook;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fuzzer that watches which code a request reaches. */
class HostileRequestFuzz {

  static Stream<Arguments> corpus() {
    return HostileRequest.corpus().stream().map(wire -> arguments((Object) wire));
  }

  @MethodSource("corpus")
  @FuzzTest(maxDuration = "10m")
  void whateverIsThrownAtAReceiverHolds(byte[] wire) {
    HostileRequest.check(wire);
  }
}
