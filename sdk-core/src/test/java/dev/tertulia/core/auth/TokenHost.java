package dev.tertulia.core.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A {@link TokenServer} on a socket of this machine, for programs of their own. */
final class TokenHost implements AutoCloseable {
  final TokenServer server = new TokenServer();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer http;

  TokenHost() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/refresh", call -> answer(call, server.refresh("loc", pair(call))));
    http.createContext("/reconnect", call -> answer(call, server.reconnect("loc", pair(call))));
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private static TokenPair pair(HttpExchange call) throws IOException {
    String refresh = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return TokenPair.of(Secret.of("unknown"), Secret.of(refresh), TokenServer.DAY);
  }

  private static void answer(HttpExchange call, TokenExchange.Answer answer) throws IOException {
    String text = "rejected";
    if (answer instanceof TokenExchange.Granted granted) {
      text = granted.pair().access().reveal() + " " + granted.pair().refresh().reveal();
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(200, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  /** How a program asks it. */
  record Remote(HttpClient http, String url, Duration lifetime) implements TokenExchange {
    @Override
    public Answer refresh(String resource, TokenPair held) {
      return ask("/refresh", held);
    }

    @Override
    public Answer reconnect(String resource, TokenPair lost) {
      return ask("/reconnect", lost);
    }

    private Answer ask(String path, TokenPair held) {
      var body = HttpRequest.BodyPublishers.ofString(held.refresh().reveal());
      var request = HttpRequest.newBuilder(URI.create(url + path)).POST(body).build();
      try {
        String[] answer =
            http.send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ");
        return answer.length == 1
            ? new Rejected(answer[0])
            : new Granted(TokenPair.of(Secret.of(answer[0]), Secret.of(answer[1]), lifetime));
      } catch (IOException e) {
        return new Unclear("broken");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
