package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxExtensionTest {
  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.starting(() -> Sandbox.builder().burst(7, Duration.ofSeconds(1)).start());

  private final Set<String> urls = new HashSet<>();

  @RepeatedTest(2)
  void everyTestHasAFreshSandbox(Sandbox sandbox) {
    assertThat(urls.add(sandbox.highLevel().url())).isTrue();
    assertThat(sandbox.received()).isEmpty();
    sandbox.highLevel().contact("Ana").add();
  }

  @Test
  void parametersAndTheExtensionNameTheSame(
      Sandbox sandbox, HighLevelSandbox highLevel, AcumbamailSandbox acumbamail) throws Exception {
    extension.next("get-contact").says(503);

    var answer = Caller.of(highLevel).get("/contacts/x");

    assertThat(extension.sandbox()).isSameAs(sandbox);
    assertThat(extension.highLevel()).isSameAs(highLevel);
    assertThat(extension.acumbamail()).isSameAs(acumbamail).isSameAs(sandbox.acumbamail());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("X-RateLimit-Max")).isEqualTo("7");
    assertThat(extension.received("get-contact")).hasSize(1);
  }

  @Test
  void outsideATestThereIsNone() {
    assertThatThrownBy(() -> new SandboxExtension().sandbox())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected a running test, found none: there is no Sandbox now");
  }
}
