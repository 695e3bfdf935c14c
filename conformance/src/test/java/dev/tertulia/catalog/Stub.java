package dev.tertulia.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** Answers in place of the service, and keeps what it was asked: nothing reaches a network. */
final class Stub implements Interceptor {
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final String answer;

  Stub(String answer) {
    this.answer = answer;
  }

  /** A request and its body. */
  record Asked(Request request, String body) {}

  List<Asked> asked() {
    return asked;
  }

  OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    var body = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(body);
    }
    asked.add(new Asked(request, body.readString(StandardCharsets.UTF_8)));
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(answer, MediaType.get("application/json")))
        .build();
  }
}
