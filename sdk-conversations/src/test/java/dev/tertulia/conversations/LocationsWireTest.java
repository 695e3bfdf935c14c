package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A location, as it travels. */
class LocationsWireTest {
  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  private Location told(String fields) {
    vendor.says("{\"location\":{\"id\":\"loc1\"" + fields + "},\"traceId\":\"t\"}");
    return vendor.client.locations().get();
  }

  @Test
  void readsTheLocationOfTheClient() {
    Location location =
        told(
            """
            ,"companyId":"c1","name":"Mark Shoes","address":"4th fleet street","country":"US",
            "timezone":"US/Central","settings":{"disableContactTimezone":false}\
            """);

    vendor.got("GET /locations/loc1", "2021-07-28");
    assertThat(location.companyId()).isEqualTo("c1");
    assertThat(location.name()).isEqualTo("Mark Shoes");
    assertThat(location.address()).isEqualTo("4th fleet street");
    assertThat(location.zone()).contains(ZoneId.of("US/Central"));
    assertThat(location.more().at("settings").at("disableContactTimezone").asBoolean()).isFalse();
    assertThat(location).hasToString("Location[id=loc1]");
  }

  @Test
  void knowsNoZoneWhereNoneIsToldOrOneNobodyKnows() {
    assertThat(told("").zone()).isEmpty();
    assertThat(told(",\"timezone\":\"Middle/Earth\"").zone()).isEmpty();
    assertThat(told(",\"timezone\":\"\"").zone()).isEmpty();
  }

  @Test
  void asksAgainAfterAPassingFailure() {
    vendor.says(503, "");

    assertThat(told(",\"name\":\"Mark Shoes\"").name()).isEqualTo("Mark Shoes");

    assertThat(vendor.server.getRequestCount()).isEqualTo(2);
  }
}
