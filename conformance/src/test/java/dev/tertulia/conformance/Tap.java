package dev.tertulia.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Keeps what a client asks, and lets it pass or answers in place of the service. */
public final class Tap implements Interceptor {
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final @Nullable Function<Request, String> answers;

  private Tap(@Nullable Function<Request, String> answers) {
    this.answers = answers;
  }

  /** A request and its body. */
  public record Asked(Request request, String body) {}

  /** One that lets everything pass. */
  public static Tap passing() {
    return new Tap(null);
  }

  /** One behind which there is no network. */
  public static Tap answering(Function<Request, String> answers) {
    return new Tap(answers);
  }

  /** What was asked, in order. */
  public List<Asked> asked() {
    return asked;
  }

  /** A client to derive from. */
  public OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    RequestBody body = request.body();
    var content = new Buffer();
    if (body != null) {
      body.writeTo(content);
    }
    asked.add(new Asked(request, content.copy().readString(StandardCharsets.UTF_8)));
    if (answers == null) {
      return chain.proceed(
          body == null
              ? request
              : request
                  .newBuilder()
                  .method(
                      request.method(),
                      RequestBody.create(content.readByteString(), body.contentType()))
                  .build());
    }
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(answers.apply(request), MediaType.get("application/json")))
        .build();
  }
}
