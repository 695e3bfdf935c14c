package dev.tertulia.core.transport;

import dev.tertulia.core.Download;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;

/**
 * A program that lets everything go wrong around a secret and a number, and prints all it was told.
 */
final class Talkative {
  static final String TOKEN = "canary-token-7d1f";
  static final String PHONE = "+34600999888";

  private Talkative() {}

  public static void main(String[] arguments) throws Exception {
    String echo =
        "{\"message\":\"Invalid token " + TOKEN + " for " + PHONE + "\",\"id\":\"" + PHONE + "\"}";
    String[] headers = {"Set-Cookie: s=" + TOKEN, "X-Echo: " + PHONE, "X-RateLimit-Max: 100"};
    run(exchange -> exchange.json(200, echo, headers), null);
    for (int status : List.of(302, 400, 401, 403, 404, 422, 429, 500, 503)) {
      run(exchange -> exchange.json(status, echo, headers), null);
    }
    run(exchange -> exchange.json(302, echo, "Location: http://x.invalid/?p=" + PHONE), null);
    run(exchange -> exchange.json(200, "[" + echo + "]"), null);
    run(exchange -> exchange.json(200, "{\"id\":" + PHONE + "}"), null);
    run(exchange -> false, null);
    run(FaultServer.Exchange::reset, null);
    run(FaultServer.Exchange::stall, null);
    run(exchange -> !exchange.text("HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n" + echo), null);
    run(exchange -> !exchange.text("HTTP/9 " + TOKEN + " " + PHONE + "\r\n\r\n"), null);
    run(exchange -> !exchange.text("HTTP/1.1 200 X\r\n" + TOKEN + PHONE + "\r\n\r\n"), null);
    String chunked =
        "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n5 " + PHONE + TOKEN + "\r\n";
    run(exchange -> !exchange.text(chunked), null);
    run(exchange -> exchange.json(407, echo), null);
    var down = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 9));
    run(FaultServer.Exchange::ok, down);
    System.out.println("threads " + Thread.getAllStackTraces().keySet());
    System.out.println("the end");
  }

  private static void run(FaultServer.Script script, Proxy proxy) throws Exception {
    try (var server = new FaultServer(script);
        var transport =
            Rig.on(server.url())
                .credentials(CredentialsProvider.token(TOKEN))
                .proxy(proxy)
                .transport()) {
      var wire = transport.create(TestWire.class);
      var patience =
          TestWire.once().resilience().attempts(2).attemptTimeout(Duration.ofMillis(200));
      CallScope scope = TestWire.scope().resilience(patience);
      List<ApiCall<?>> calls =
          List.of(
              wire.find(PHONE),
              wire.send(JsonValue.object("phone", PHONE)),
              wire.content(PHONE),
              wire.remove(PHONE));
      for (ApiCall<?> call : calls) {
        for (Way way : Way.values()) {
          tell(call, way, scope);
        }
      }
    }
  }

  private static void tell(ApiCall<?> call, Way way, CallScope scope) {
    System.out.println(call + " " + scope);
    try {
      Object value = way.run(call, scope);
      // A response is the user's own data: only what the engine makes of it is looked at.
      System.out.println(value instanceof Download ? value : "a value");
      if (value instanceof Download download) {
        download.stream().readAllBytes();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (RuntimeException e) {
      e.printStackTrace(System.out);
    }
  }
}
