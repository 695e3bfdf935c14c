package dev.tertulia.core.webhook;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives webhooks in any servlet container of Jakarta EE 10 or newer, Spring Boot's included. The
 * servlet API is yours to bring; without it this class is never loaded.
 *
 * <pre>{@code
 * context.addServlet("webhooks", new WebhookServlet(receiver)).addMapping("/webhooks/*");
 * }</pre>
 *
 * <p>No filter before it may read the body or ask for parameters: what is verified is the bytes as
 * they came.
 */
public final class WebhookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient WebhookReceiver receiver;

  /** Hands what comes to that receiver. */
  public WebhookServlet(WebhookReceiver receiver) {
    this.receiver = receiver;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body;
    try (InputStream in = request.getInputStream()) {
      body = in.readNBytes(receiver.maxBytes() + 1);
    }
    WebhookAnswer answer =
        receiver.receive(
            new WebhookRequest(body, headers(request))
                .method(request.getMethod())
                .target(target(request)));
    answer.headers().forEach(response::setHeader);
    response.setStatus(answer.status());
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    var headers = new LinkedHashMap<String, List<String>>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
