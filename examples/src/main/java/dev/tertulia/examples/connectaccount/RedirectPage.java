package dev.tertulia.examples.connectaccount;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where the browser comes back to with the code: a page on this machine only. It takes one code,
 * and only together with the state that was made up for this login.
 */
final class RedirectPage implements AutoCloseable {
  private static final String PATH = "/connected";

  private final String state = HexFormat.of().formatHex(random());
  private final CompletableFuture<String> code = new CompletableFuture<>();
  private final HttpServer server;

  /** Listens on 127.0.0.1; on any free port for 0. */
  RedirectPage(int port) throws IOException {
    var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    server.createContext(PATH, this::answer);
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  String state() {
    return state;
  }

  /** Waits for the browser. */
  String code(Duration atMost) throws InterruptedException {
    try {
      return code.get(atMost.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("nobody came back within " + atMost.toMinutes() + " minutes");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String brought = query.getOrDefault("state", "");
    boolean ours =
        MessageDigest.isEqual(
            brought.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    if (!ours || !query.containsKey("code")) {
      page(exchange, 400, "This is not the login that was begun here. Nothing was connected.");
      return;
    }
    page(exchange, 200, "Connected. You can close this window.");
    code.complete(query.get("code"));
  }

  private static void page(HttpExchange exchange, int status, String words) throws IOException {
    byte[] html = ("<html><body>" + words + "</body></html>").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, html.length);
    exchange.getResponseBody().write(html);
    exchange.close();
  }

  private static Map<String, String> query(String raw) {
    var found = new HashMap<String, String>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static byte[] random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
