package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a client is found when it is made, not at its first call. */
class BuilderTest {

  static Stream<Consumer<ConversationsClientBuilder>> mistakes() {
    return Stream.of(
        builder -> builder.userAgent("Café"),
        builder -> builder.userAgent("one\ntwo"),
        builder -> builder.version("v3\n"),
        builder -> builder.connectTimeout(Duration.ZERO),
        builder -> builder.connectTimeout(Duration.ofDays(99)),
        builder -> builder.idleTimeout(Duration.ZERO),
        builder -> builder.idleTimeout(Duration.ofMillis(-1)));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refuses(Consumer<ConversationsClientBuilder> mistake) {
    assertThatThrownBy(() -> mistake.accept(ConversationsClient.builder()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("ConversationsClient.");
  }
}
