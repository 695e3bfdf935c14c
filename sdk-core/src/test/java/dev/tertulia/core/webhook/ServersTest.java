package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.ShopEvent.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What servers make of a request, and of the answer to it, over HTTP. */
class ServersTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final SigningKey KEY = SigningKey.ed25519("2026");

  private static final Logger TOMCATS_OWN_WORRIES = Logger.getLogger("org.apache.catalina");

  private enum Server {
    JDK,
    TOMCAT
  }

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpClient client = HttpClient.newHttpClient();
  private AutoCloseable server = () -> {};

  @TempDir Path folder;

  @AfterEach
  void stop() throws Exception {
    server.close();
    threads.shutdownNow();
    inbox.close();
  }

  private String start(Server kind, SignatureVerifier verifier) throws Exception {
    var receiver =
        WebhookReceiver.of(verifier, new ShopEvent.Format(), inbox).timekeeper(time).maxBytes(1000);
    return "http://127.0.0.1:" + (kind == Server.JDK ? jdk(receiver) : tomcat(receiver)) + "/hooks";
  }

  private String start(Server kind) throws Exception {
    return start(kind, SignatureVerifier.ed25519("X-Signature", KEY.forVerifying()));
  }

  private int jdk(WebhookReceiver receiver) throws Exception {
    var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.setExecutor(threads);
    started.createContext("/hooks", new WebhookHttpHandler(receiver));
    started.start();
    server = () -> started.stop(0);
    return started.getAddress().getPort();
  }

  private int tomcat(WebhookReceiver receiver) throws Exception {
    TOMCATS_OWN_WORRIES.setLevel(Level.OFF);
    var tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "webhooks", new WebhookServlet(receiver));
    context.addServletMappingDecoded("/hooks", "webhooks");
    tomcat.start();
    server =
        () -> {
          tomcat.stop();
          tomcat.destroy();
        };
    return tomcat.getConnector().getLocalPort();
  }

  private HttpResponse<Void> post(String url, byte[] body, String signature) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("X-Signature", signature)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.discarding());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsGenuineIsStoredByteForByte(Server kind) throws Exception {
    byte[] body = json("Paid", "e1", "ö€ \uD83D\uDE00", NOON).getBytes(UTF_8);

    assertThat(post(start(kind), body, KEY.signed(body)).statusCode()).isEqualTo(200);

    assertThat(inbox.list(State.WAITING, 10).get(0).arrival().content().body()).isEqualTo(body);
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalHasItsStatusAndItsHeaders(Server kind) throws Exception {
    String url = start(kind);
    byte[] body = json("Paid", "e1", "o1", NOON).getBytes(UTF_8);

    assertThat(post(url, body, "forged").statusCode()).isEqualTo(401);
    assertThat(post(url, Arrays.copyOf(body, 1001), KEY.signed(body)).statusCode()).isEqualTo(413);
    var get =
        client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    inbox.close();
    var full = post(url, body, KEY.signed(body));
    assertThat(full.statusCode()).isEqualTo(429);
    assertThat(full.headers().firstValue("Retry-After")).contains("60");
  }

  @ParameterizedTest
  @EnumSource
  void aSecretInTheAddressIsSeenAsItWasSent(Server kind) throws Exception {
    var secret = Secret.of("0123456789+/abcdef");
    String url = start(kind, SignatureVerifier.secretInQuery("key", secret));
    byte[] body = json("Paid", "e1", "o1", NOON).getBytes(UTF_8);

    assertThat(post(url + "?key=0123456789%2B%2Fabcdef", body, "-").statusCode()).isEqualTo(200);
    assertThat(post(url + "?key=0123456789%2B%2Fabcdex", body, "-").statusCode()).isEqualTo(401);
  }
}
