package dev.tertulia.core.json;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fuzzer that watches which code an answer reaches. */
class HostileJsonFuzz {

  static Stream<Arguments> corpus() {
    return HostileJson.corpus().stream().map(text -> arguments((Object) text));
  }

  @MethodSource("corpus")
  @FuzzTest(maxDuration = "10m")
  void whateverAServiceAnswersIsAValueOrADeclaredError(byte[] answer) {
    HostileJson.check(answer);
  }
}
