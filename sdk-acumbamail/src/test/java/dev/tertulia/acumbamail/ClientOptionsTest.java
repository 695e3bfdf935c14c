package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be chosen when a client is built. */
class ClientOptionsTest {
  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void aProgramCanNameItselfBesideTheSdk() {
    vendor.says("{}");

    try (var client = vendor.builder().userAgent("shop/2.1").build()) {
      assertThat(client.lists().all()).isEmpty();
    }

    assertThat(vendor.next().getHeaders().get("User-Agent"))
        .startsWith("shop/2.1 tertulia-acumbamail");
    assertThatThrownBy(() -> vendor.builder().userAgent("shop\r\nX-Admin: yes"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aProxyIsAskedAndNobodyElse() {
    vendor.says("{}");

    // Nobody listens there.
    try (var client =
        vendor
            .builder()
            .baseUrl("http://127.0.0.1:1/api/1/")
            .proxy(vendor.server.getProxyAddress())
            .build()) {
      assertThat(client.lists().all()).isEmpty();
    }

    assertThat(vendor.next().getRequestLine())
        .startsWith("POST http://127.0.0.1:1/api/1/getLists/ ");
  }

  @Test
  void asyncCallsWorkWhereTheyAreTold() throws Exception {
    vendor.says("{}");
    List<Runnable> asked = new ArrayList<>();

    try (var client = vendor.builder().executor(asked::add).build()) {
      var pending = client.async(c -> c.lists().all());
      assertThat(asked).hasSize(1);
      assertThat(pending).isNotDone();
      asked.forEach(Runnable::run);
      assertThat(pending.get(5, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void aTimeoutThatIsNoneIsRefused() {
    var builder = vendor.builder();

    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> builder.connectTimeout(none))
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> builder.idleTimeout(none))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThat(builder.connectTimeout(Duration.ofSeconds(1)).idleTimeout(Duration.ofSeconds(1)))
        .isSameAs(builder);
  }
}
