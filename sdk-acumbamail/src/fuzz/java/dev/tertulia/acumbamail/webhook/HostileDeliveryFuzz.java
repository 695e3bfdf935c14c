package dev.tertulia.acumbamail.webhook;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fuzzer that watches which code a delivery reaches. */
class HostileDeliveryFuzz {

  static Stream<Arguments> corpus() {
    return HostileDelivery.corpus().stream().map(body -> arguments((Object) body));
  }

  @MethodSource("corpus")
  @FuzzTest(maxDuration = "10m")
  void whateverIsDeliveredHolds(byte[] body) {
    HostileDelivery.check(body);
  }
}
