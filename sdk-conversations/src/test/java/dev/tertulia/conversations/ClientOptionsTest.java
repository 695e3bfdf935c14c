package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Limits;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import java.net.Proxy;
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
  void clientsThatShareLimitsCountTogether() {
    vendor.says("{\"id\":\"c1\"}");
    var shared = Limits.create(vendor.time);
    var once =
        vendor
            .builder()
            .limits(shared)
            .rate(new Rate(1, Duration.ofHours(1)))
            .resilience(Resilience.standard().deadline(Duration.ofSeconds(5)));

    try (var one = once.build();
        var other = once.build()) {
      one.conversations().get("c1");
      assertThatThrownBy(() -> other.conversations().get("c1"))
          .isInstanceOf(NotAdmittedException.class);
    }

    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aProgramCanNameItselfBesideTheSdk() {
    vendor.says("{\"id\":\"c1\"}");

    try (var client = vendor.builder().userAgent("shop/2.1").build()) {
      client.conversations().get("c1");
    }

    assertThat(vendor.next().getHeaders().get("User-Agent"))
        .startsWith("shop/2.1 tertulia-conversations");
    assertThatThrownBy(() -> vendor.builder().userAgent("shop\r\nX-Admin: yes"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aProxyIsAskedAndNobodyElse() {
    vendor.says("{\"id\":\"c1\"}");

    // Nobody listens there.
    try (var client = vendor.builder().baseUrl("http://127.0.0.1:1/").proxy(proxy()).build()) {
      client.conversations().get("c1");
    }

    assertThat(vendor.next().getRequestLine())
        .startsWith("GET http://127.0.0.1:1/conversations/c1 ");
  }

  private Proxy proxy() {
    return vendor.server.getProxyAddress();
  }

  @Test
  void asyncCallsWorkWhereTheyAreTold() throws Exception {
    vendor.says("{\"id\":\"c1\"}");
    List<Runnable> asked = new ArrayList<>();

    try (var client = vendor.builder().executor(asked::add).build()) {
      var pending = client.async(c -> c.conversations().get("c1").id());
      assertThat(asked).hasSize(1);
      assertThat(pending).isNotDone();
      asked.forEach(Runnable::run);
      assertThat(pending.get(5, TimeUnit.SECONDS)).isEqualTo("c1");
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
