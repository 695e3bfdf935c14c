package dev.tertulia.core.transport;

import dev.tertulia.core.auth.CredentialsProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A place where the thing with that name happens to every request. */
final class Happenings implements AutoCloseable {
  private final FaultServer server;
  private AutoCloseable other = () -> {};
  private Rig rig;

  Happenings(String name) throws IOException {
    server = name.matches("\\d.*|drop|reset|timeout") ? new FaultServer(script(name)) : null;
    rig = Rig.on(server == null ? "http://127.0.0.1:9/" : server.url());
    switch (name) {
      case "unknown host" -> {
        var client =
            new OkHttpClient.Builder()
                .dns(
                    host -> {
                      throw new UnknownHostException(host);
                    })
                .build();
        rig = Rig.on("http://service.invalid/").http(client);
      }
      case "refused" -> rig = Rig.on("http://127.0.0.1:" + closedPort() + "/");
      case "connect timeout" -> {
        var blackhole = new Blackhole();
        other = blackhole;
        rig = Rig.on(blackhole.url()).timeouts(Duration.ofMillis(50), Duration.ofSeconds(5));
      }
      case "proxy down" ->
          rig =
              rig.proxy(
                  new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", closedPort())));
      case "certificate" -> {
        var https = https("localhost");
        other = https;
        rig = Rig.on(https.url("/").toString());
      }
      case "401 with another token" -> {
        var asked = new AtomicInteger();
        rig =
            rig.credentials(
                CredentialsProvider.supplier("test", () -> "token-" + asked.incrementAndGet()));
      }
      default -> {}
    }
  }

  Rig rig() {
    return rig;
  }

  /** How many requests arrived; empty where nobody was there to count. */
  Optional<Integer> arrivals() {
    return Optional.ofNullable(server).map(s -> s.received().size());
  }

  static FaultServer.Script script(String name) {
    return switch (name) {
      case "drop" -> exchange -> false;
      case "reset" -> FaultServer.Exchange::reset;
      case "timeout" -> FaultServer.Exchange::stall;
      case "2xx cut" ->
          exchange -> !exchange.text("HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n{\"id\":");
      case "2xx unreadable" ->
          exchange -> exchange.text("HTTP/1.1 200 X\r\nContent-Length: 6\r\n\r\n<html>");
      case "401 with another token", "401 without another token" ->
          exchange -> exchange.json(401, "{\"message\":\"Invalid token\"}");
      default -> exchange -> exchange.json(Integer.parseInt(name), "{}");
    };
  }

  static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** A server whose certificate nobody has reason to trust. */
  static MockWebServer https(String host) throws IOException {
    var certificate = new HeldCertificate.Builder().addSubjectAlternativeName(host).build();
    var server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    return server;
  }

  @Override
  public void close() throws Exception {
    if (server != null) {
      server.close();
    }
    other.close();
  }
}
