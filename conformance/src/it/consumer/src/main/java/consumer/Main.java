package consumer;

import com.squareup.moshi.Moshi;
import com.sun.net.httpserver.HttpServer;
import dev.tertulia.core.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okio.Okio;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/**
 * Sees the class path as a user's build sees it, where our dependency management counts nothing.
 */
public final class Main {
  private Main() {}

  public record Answer(String text) {}

  interface Api {
    @GET("answer")
    Call<ResponseBody> answer();
  }

  public static void main(String[] args) throws Exception {
    String okio = jarOf(Okio.class);
    check(
        okio.equals("okio-jvm-" + args[0] + ".jar"),
        "sdk-core does not decide which okio its users get: " + okio + ", not " + args[0]);
    check(OkHttp.VERSION.startsWith("5."), "expected OkHttp 5, found " + OkHttp.VERSION);
    check(
        !System.getProperty("java.class.path").contains("okhttp-4"),
        "Retrofit's OkHttp 4 is on the class path too");
    check(jarOf(Timekeeper.class).startsWith("sdk-core-"), "sdk-core is not a jar");
    roundTrip();
    System.out.println(
        "consumer: one call over loopback with OkHttp " + OkHttp.VERSION + " and " + okio);
  }

  private static void roundTrip() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/answer",
        exchange -> {
          byte[] body = "{\"text\":\"we hear you\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    // With the wrong okio a call hangs after its NoSuchMethodError instead of failing.
    var http = new OkHttpClient.Builder().callTimeout(10, TimeUnit.SECONDS).build();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      var api = new Retrofit.Builder().baseUrl(url).client(http).build().create(Api.class);
      String json = api.answer().execute().body().string();
      var answer = new Moshi.Builder().build().adapter(Answer.class).fromJson(json);
      check(answer.equals(new Answer("we hear you")), "unexpected answer " + answer);
    } finally {
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
      server.stop(0);
    }
  }

  private static String jarOf(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("consumer: " + otherwise);
      System.exit(1);
    }
  }
}
