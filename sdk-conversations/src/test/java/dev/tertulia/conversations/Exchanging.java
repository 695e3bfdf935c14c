package dev.tertulia.conversations;

import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenPair;
import dev.tertulia.core.transport.BaseUrl;
import dev.tertulia.core.transport.Dialect;
import dev.tertulia.core.transport.TokenPlacement;
import dev.tertulia.core.transport.Transport;
import dev.tertulia.core.transport.TransportOptions;
import dev.tertulia.core.transport.Wiring;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An app that asks a scripted service for tokens. */
abstract class Exchanging {
  static final TokenPair HELD =
      TokenPair.of(Secret.of("access-1"), Secret.of("refresh-1"), Duration.ofDays(1));

  static final String PAIR =
      "{\"access_token\":\"access-2\",\"token_type\":\"Bearer\",\"expires_in\":86399,"
          + "\"refresh_token\":\"refresh-2\",\"userType\":\"Location\",\"locationId\":\"loc1\"}";

  final Vendor vendor = new Vendor();
  final Transport transport = transport(vendor.server.url("/").toString());
  final HighLevelExchange exchange = exchange(transport, true);

  Transport transport(String url) {
    var dialect =
        new Dialect(
            TokenPlacement.bearer(),
            new HighLevelErrors(),
            "Version",
            "traceId",
            ConversationsClientBuilder.RATE);
    ManualTimekeeper time = vendor.time;
    return new Transport(
        new TransportOptions(
            BaseUrl.parse("test", url),
            CredentialsProvider.perResource("app", resource -> ""),
            dialect,
            Wiring.standard("test"),
            Limits.create(time),
            time,
            List.of()));
  }

  static HighLevelExchange exchange(Transport transport, boolean reconnects) {
    var api = transport.create(OAuthApi.class);
    return new HighLevelExchange(api, "app-1", Secret.of("s+cret"), reconnects, "comp1");
  }

  @AfterEach
  void close() {
    transport.close();
    vendor.close();
  }
}
