package dev.tertulia.core.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * Receives webhooks with the HTTP server of the JDK. Give the server an executor with some threads:
 * by default it has one, and each request waits for the disk.
 *
 * <pre>{@code
 * var server = HttpServer.create(new InetSocketAddress(8080), 0);
 * server.setExecutor(Executors.newFixedThreadPool(8));
 * server.createContext("/webhooks", new WebhookHttpHandler(receiver));
 * }</pre>
 */
public final class WebhookHttpHandler implements HttpHandler {
  private final WebhookReceiver receiver;

  /** Hands what comes to that receiver. */
  public WebhookHttpHandler(WebhookReceiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(receiver.maxBytes() + 1);
      WebhookAnswer answer =
          receiver.receive(
              new WebhookRequest(body, exchange.getRequestHeaders())
                  .method(exchange.getRequestMethod())
                  .target(exchange.getRequestURI().toString()));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), -1);
    }
  }
}
