package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.Download;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Operation;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** A small service for tests: one operation of each safety. */
interface TestWire {
  Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @Operation(
      id = "send",
      safety = Safety.ONCE,
      scopes = "things.write",
      versions = {"v1", "v2"})
  @POST("things")
  ApiCall<Thing> send(@Body JsonValue body);

  @Operation(id = "read", safety = Safety.READ, versions = "v1")
  @GET("things/{id}")
  ApiCall<Thing> read(@Path("id") String id);

  @Operation(id = "find", safety = Safety.READ)
  @GET("things")
  ApiCall<Thing> find(@Query("q") String query);

  @Operation(id = "remove", safety = Safety.IDEMPOTENT, goneIsDone = true)
  @DELETE("things/{id}")
  ApiCall<Void> remove(@Path("id") String id);

  @Operation(id = "content", safety = Safety.READ)
  @GET("things/{id}/content")
  ApiCall<Download> content(@Path("id") String id);

  @Operation(id = "slow-function", safety = Safety.READ, limit = "2/60s")
  @GET("slow")
  ApiCall<Thing> slowFunction();

  @Operation(id = "quirky", safety = Safety.IDEMPOTENT, neverOn = 500, retryOn = 409)
  @PUT("quirky")
  ApiCall<Void> quirky();

  @Operation(id = "replace", safety = Safety.IDEMPOTENT)
  @PUT("things/1")
  ApiCall<Thing> replace(@Body RequestBody body);

  @Operation(id = "attach", safety = Safety.ONCE)
  @POST("things/1/files")
  ApiCall<Thing> attach(@Body RequestBody body);

  @Operation(id = "all", safety = Safety.READ)
  @GET("all")
  ApiCall<Things> all();

  /** What it answers with. */
  record Thing(String id) {}

  /** Several of them, one of which may be picky. */
  record Things(List<Picky> items) {}

  /** A record that refuses a value, as a response must not. */
  record Picky(String id) {
    public Picky {
      if ("bad".equals(id)) {
        throw new IllegalArgumentException("canary in a constructor");
      }
    }
  }

  static TransportOptions options(String url) {
    var dialect =
        new Dialect(
            TokenPlacement.bearer(),
            TestWire::words,
            "Version",
            "traceId",
            new Rate(100, Duration.ofSeconds(10)));
    var wiring =
        Wiring.standard("test")
            .connectTimeout(Duration.ofSeconds(2))
            .idleTimeout(Duration.ofSeconds(5));
    return new TransportOptions(
        HttpUrl.get(url),
        CredentialsProvider.token("token-1"),
        dialect,
        wiring,
        null,
        ManualTimekeeper.jumping(START),
        List.of());
  }

  private static ServerWords words(int status, String contentType, String body) {
    boolean token = status == 401 && body.contains("token");
    String text;
    try {
      text = JsonValue.parse(body).at("message").asText();
    } catch (IllegalArgumentException e) {
      text = null;
    }
    return new ServerWords(text, null, token ? ServerWords.Kind.TOKEN : ServerWords.Kind.OTHER);
  }

  static Transport transport(String url) {
    return new Transport(options(url));
  }

  static Transport transport(String url, Timekeeper time, CallListener... listeners) {
    return new Transport(with(options(url), time, List.of(listeners)));
  }

  static TransportOptions with(TransportOptions o, Timekeeper time, List<CallListener> listeners) {
    return new TransportOptions(
        o.baseUrl(), o.credentials(), o.dialect(), o.wiring(), o.limits(), time, listeners);
  }

  static TransportOptions with(TransportOptions o, CredentialsProvider credentials) {
    return new TransportOptions(
        o.baseUrl(),
        credentials,
        o.dialect(),
        o.wiring(),
        o.limits(),
        o.timekeeper(),
        o.listeners());
  }

  static CallScope scope() {
    return CallScope.of("loc-1");
  }

  static CallScope once() {
    return scope().resilience(Resilience.none().attemptTimeout(Duration.ofMillis(400)));
  }

  /** Sends, reads or removes, by name. */
  static Object call(TestWire wire, Safety safety, CallScope scope) {
    return call(Way.BLOCKING, wire, safety, scope);
  }

  static Object call(Way way, TestWire wire, Safety safety, CallScope scope) {
    return switch (safety) {
      case ONCE -> way.run(wire.send(JsonValue.object("text", "hello")), scope);
      case READ -> way.run(wire.read("1"), scope);
      case IDEMPOTENT -> way.run(wire.replace(RequestBody.EMPTY), scope);
    };
  }
}
